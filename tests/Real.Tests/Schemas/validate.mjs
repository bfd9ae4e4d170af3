// Checks Kubernetes objects against the schemas of the npm package kubernetes-models.
//   node validate.mjs FOLDER-WITH-NODE_MODULES < {"name": object, ...}      prints {"name": ["problem", ...], ...}
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";

const models = join(process.argv[2], "node_modules", "kubernetes-models");

async function problems({ apiVersion, kind, ...rest }) {
  let model;
  try {
    model = (await import(pathToFileURL(join(models, apiVersion, `${kind}.js`))))[kind];
  } catch (error) {
    return [`there is no schema for ${kind} of ${apiVersion}: ${error.message}`];
  }
  try {
    new model(rest).validate();
    return [];
  } catch (error) {
    return error.errors?.map((e) => `${e.instancePath || "/"} ${e.message} ${JSON.stringify(e.params)}`) ?? [error.message];
  }
}

const result = {};
for (const [name, object] of Object.entries(JSON.parse(await text(process.stdin)))) result[name] = await problems(object);
console.log(JSON.stringify(result));
