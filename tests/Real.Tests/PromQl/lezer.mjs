// Reads PromQL with the grammar of Prometheus' own user interface.
//   node lezer.mjs <folder with node_modules>  < ["expression", ...]  > [{"accepted": true, "metrics": ["up"]}, ...]
// The grammar knows no types: it accepts rate(up).
import { createRequire } from "node:module";
import { join } from "node:path";
import { readFileSync } from "node:fs";

const { parser } = createRequire(join(process.argv[2], "node_modules", "x"))("@prometheus-io/lezer-promql");

const read = (expression) => {
  const metrics = [];
  let accepted = true;
  parser.parse(expression).iterate({
    enter: ({ node, type }) => {
      const text = expression.slice(node.from, node.to);
      if (type.isError) accepted = false;
      if (type.name === "Identifier" && node.parent.name === "VectorSelector") metrics.push(text);
      if (type.name === "UnquotedLabelMatcher" && /^__name__\s*=[^~]/.test(text)) metrics.push(text.replace(/^[^=]*=\s*/, "").slice(1, -1));
      if (type.name === "QuotedLabelName" && node.parent.name === "LabelMatchers") metrics.push(text.slice(1, -1));
    },
  });
  return { accepted, metrics };
};

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(read)));
