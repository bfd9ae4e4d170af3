// A Pulumi engine for tests: takes what a program registers, keeps nothing but a record of it, and answers as providers would.
// It speaks the protocol through the stubs that Pulumi publishes for Node.js.
//   node engine.mjs FOLDER-WITH-NODE_MODULES SCENARIO
//
// SCENARIO is JSON; all of it is optional:
//   preview   whether values of providers are unknown
//   outputs   what providers add to the state, by type: { "random:index/...": { "result": VALUE } }; "{name}" in a text becomes the resource's name
//   reads     the state of resources that are read, by id
//   calls     what functions return, by token; others return their arguments
//   refuses   failures, by name of the resource or by token: { "code": 2, "message": "..." }
//   unmade    names of resources that cannot be made, which the program is told and goes on
//   lacks     features that the engine does not have
//   delay     milliseconds until a registration is answered
//
// Each line of stdout is JSON: first {"address": "host:port"}, then one line for each call: {"method", "request", "atOnce"}.
// It ends when stdin ends.
import { createRequire } from "node:module";
import { join } from "node:path";

const [folder, scenarioText] = process.argv.slice(2);
const require = createRequire(join(folder, "node_modules", "x.js"));
const grpc = require("@grpc/grpc-js");
const { Struct } = require("google-protobuf/google/protobuf/struct_pb.js");
const { Empty } = require("google-protobuf/google/protobuf/empty_pb.js");
const stubs = (name) => require(`@pulumi/pulumi/proto/${name}_pb.js`);
const { ResourceMonitorService } = stubs("resource_grpc");
const { EngineService } = stubs("engine_grpc");
const resource = stubs("resource");
const provider = stubs("provider");
const engine = stubs("engine");

const scenario = { preview: false, outputs: {}, reads: {}, calls: {}, refuses: {}, unmade: [], lacks: [], delay: 0, ...JSON.parse(scenarioText) };
const longest = { "grpc.max_receive_message_length": 400 * 1024 * 1024, "grpc.max_send_message_length": 400 * 1024 * 1024 };

// --- values ---

const map = (pairs, value = (v) => v) => Object.fromEntries([...pairs.entries()].map(([k, v]) => [k, value(v)]));
const urnLists = (pairs) => map(pairs, (v) => v.getUrnsList());
const struct = (value) => Struct.fromJavaScript(value);

function named(value, name) {
  if (typeof value === "string") return value.replaceAll("{name}", name);
  if (Array.isArray(value)) return value.map((v) => named(v, name));
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, named(v, name)]));
  return value;
}

function qualifiedType(parent, type) {
  const above = parent.split("::")[2] ?? "pulumi:pulumi:Stack";
  return above === "pulumi:pulumi:Stack" ? type : `${above}$${type}`;
}

const project = process.env.PULUMI_PROJECT ?? "project";
const stack = process.env.PULUMI_STACK ?? "stack";
const urnOf = (parent, type, name) => `urn:pulumi:${stack}::${project}::${qualifiedType(parent, type)}::${name}`;

function alias(message) {
  if (message.getUrn()) return { urn: message.getUrn() };
  const spec = message.getSpec();
  return {
    name: spec.getName(), type: spec.getType(), stack: spec.getStack(), project: spec.getProject(), parentUrn: spec.getParenturn(), noParent: spec.getNoparent(),
  };
}

// --- the record ---

let atOnce = 0;
const write = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);
const record = (method, request) => write({ method, request, atOnce });

function refusal(...names) {
  const found = names.map((n) => scenario.refuses[n]).find((r) => r);
  return found && { code: found.code, details: found.message };
}

// --- the resource monitor ---

const known = new Set();

function registration(r) {
  return {
    type: r.getType(), name: r.getName(), parent: r.getParent(), custom: r.getCustom(), remote: r.getRemote(),
    object: r.getObject()?.toJavaScript() ?? {},
    protect: r.hasProtect() ? r.getProtect() : null,
    retainOnDelete: r.hasRetainondelete() ? r.getRetainondelete() : null,
    deleteBeforeReplace: r.getDeletebeforereplacedefined() ? r.getDeletebeforereplace() : null,
    dependencies: r.getDependenciesList(), propertyDependencies: urnLists(r.getPropertydependenciesMap()),
    provider: r.getProvider(), providers: map(r.getProvidersMap()), version: r.getVersion(),
    pluginDownloadUrl: r.getPlugindownloadurl(), packageRef: r.getPackageref(), importId: r.getImportid(),
    ignoreChanges: r.getIgnorechangesList(), replaceOnChanges: r.getReplaceonchangesList(), hideDiffs: r.getHidediffsList(),
    replaceWith: r.getReplaceWithList(), replacementTrigger: r.getReplacementTrigger()?.toJavaScript() ?? null, deletedWith: r.getDeletedwith(),
    envVarMappings: map(r.getEnvvarmappingsMap()),
    additionalSecretOutputs: r.getAdditionalsecretoutputsList(), aliases: r.getAliasesList().map(alias), aliasUrns: r.getAliasurnsList(),
    customTimeouts: r.getCustomtimeouts() ? { create: r.getCustomtimeouts().getCreate(), update: r.getCustomtimeouts().getUpdate(), delete: r.getCustomtimeouts().getDelete() } : null,
    accepts: { secrets: r.getAcceptsecrets(), resources: r.getAcceptresources(), results: r.getSupportsresultreporting() },
  };
}

function registerResource({ request }, answer) {
  atOnce++;
  const seen = registration(request);
  record("RegisterResource", seen);
  const urn = urnOf(seen.parent, seen.type, seen.name);
  const failed = refusal(seen.name) ?? (known.has(urn) && { code: grpc.status.UNKNOWN, details: `duplicate resource ${urn}` });
  known.add(urn);
  setTimeout(() => {
    atOnce--;
    if (failed) return answer(failed);
    const response = new resource.RegisterResourceResponse();
    const added = scenario.preview ? {} : named(scenario.outputs[seen.type] ?? {}, seen.name);
    response.setUrn(urn);
    if (scenario.unmade.includes(seen.name)) {
      response.setResult(resource.Result.FAIL);
      response.setObject(struct({}));
      return answer(null, response);
    }
    response.setId(seen.custom && !scenario.preview ? seen.importId || `${seen.name}-id` : "");
    response.setObject(struct({ ...seen.object, ...added }));
    answer(null, response);
  }, scenario.delay);
}

function readResource({ request: r }, answer) {
  record("ReadResource", {
    id: r.getId(), type: r.getType(), name: r.getName(), parent: r.getParent(), properties: r.getProperties()?.toJavaScript() ?? {},
    dependencies: r.getDependenciesList(), provider: r.getProvider(), version: r.getVersion(), pluginDownloadUrl: r.getPlugindownloadurl(),
    packageRef: r.getPackageref(), additionalSecretOutputs: r.getAdditionalsecretoutputsList(),
    accepts: { secrets: r.getAcceptsecrets(), resources: r.getAcceptresources() },
  });
  const failed = refusal(r.getName());
  if (failed) return answer(failed);
  const response = new resource.ReadResourceResponse();
  response.setUrn(urnOf(r.getParent(), r.getType(), r.getName()));
  response.setProperties(struct(scenario.reads[r.getId()] ?? {}));
  answer(null, response);
}

function result(response, token, args) {
  const returned = scenario.calls[token] ?? { return: args };
  response.setReturn(struct(returned.return ?? {}));
  response.setFailuresList((returned.failures ?? []).map((f) => {
    const failure = new provider.CheckFailure();
    failure.setProperty(f.property);
    failure.setReason(f.reason);
    return failure;
  }));
  return response;
}

function invoke({ request: r }, answer) {
  const args = r.getArgs()?.toJavaScript() ?? {};
  record("Invoke", {
    token: r.getTok(), args, provider: r.getProvider(), version: r.getVersion(), pluginDownloadUrl: r.getPlugindownloadurl(), packageRef: r.getPackageref(),
    accepts: { resources: r.getAcceptresources() },
  });
  const failed = refusal(r.getTok());
  if (failed) return answer(failed);
  answer(null, result(new resource.ResourceInvokeResponse(), r.getTok(), args));
}

function call({ request: r }, answer) {
  const args = r.getArgs()?.toJavaScript() ?? {};
  record("Call", {
    token: r.getTok(), args, argDependencies: urnLists(r.getArgdependenciesMap()), provider: r.getProvider(), version: r.getVersion(),
    pluginDownloadUrl: r.getPlugindownloadurl(), packageRef: r.getPackageref(),
  });
  answer(null, result(new provider.CallResponse(), r.getTok(), args));
}

const monitor = {
  registerResource, readResource, invoke, call,
  supportsFeature({ request: r }, answer) {
    record("SupportsFeature", { id: r.getId() });
    const response = new resource.SupportsFeatureResponse();
    response.setHassupport(!scenario.lacks.includes(r.getId()));
    answer(null, response);
  },
  registerResourceOutputs({ request: r }, answer) {
    record("RegisterResourceOutputs", { urn: r.getUrn(), outputs: r.getOutputs()?.toJavaScript() ?? {} });
    answer(null, new Empty());
  },
  registerPackage({ request: r }, answer) {
    const parameters = (p) => p && { name: p.getName(), version: p.getVersion(), value: p.getValue_asB64() };
    record("RegisterPackage", {
      name: r.getName(), version: r.getVersion(), downloadUrl: r.getDownloadUrl(), checksums: map(r.getChecksumsMap(), (v) => Buffer.from(v).toString("base64")),
      parameterization: parameters(r.getParameterization()),
    });
    const response = new resource.RegisterPackageResponse();
    response.setRef(`${r.getName()}-ref`);
    answer(null, response);
  },
  signalAndWaitForShutdown(_, answer) {
    record("SignalAndWaitForShutdown", {});
    answer(refusal("SignalAndWaitForShutdown"), new Empty());
  },
};

// --- the engine proper ---

const console_ = {
  log({ request: r }, answer) {
    const severity = Object.keys(engine.LogSeverity)[r.getSeverity()].toLowerCase();
    record("Log", { severity, message: r.getMessage(), urn: r.getUrn(), streamId: r.getStreamid(), ephemeral: r.getEphemeral() });
    answer(null, new Empty());
  },
};

const server = new grpc.Server(longest);
server.addService(ResourceMonitorService, monitor);
server.addService(EngineService, console_);
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  write({ address: `127.0.0.1:${port}` });
});
process.stdin.resume().on("end", () => server.forceShutdown());
