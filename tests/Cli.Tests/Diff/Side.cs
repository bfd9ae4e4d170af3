using Monitoring.Cli.Diff;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Cli.Diff;

/// <summary>Small sides of a comparison.</summary>
internal static class Side
{
    public static StackObjects Of(params JObject[] objects) => StackObjects.Read(objects.Select(item => ("object.yaml", item.ToString())));

    public static StackDiff Compare(JObject before, JObject after) => StackDiff.Of("test", "before", Of(before), Of(after));

    public static StackDiff Compare(StackObjects before, StackObjects after) => StackDiff.Of("test", "before", before, after);

    public static JObject Map(string name, string file, string text) => new()
    {
        ["kind"] = "ConfigMap",
        ["metadata"] = new JObject { ["name"] = name, ["namespace"] = "monitoring" },
        ["data"] = new JObject { [file] = text },
    };

    /// <summary>A StatefulSet with a volume.</summary>
    public static JObject Set(string storage = "8Gi", string image = "prometheus:1", string whenDeleted = "Retain", int replicas = 1, string retention = "24h") => JObject.Parse($$"""
        {
          "kind": "StatefulSet", "metadata": { "name": "prometheus", "namespace": "monitoring" },
          "spec": {
            "replicas": {{replicas}},
            "persistentVolumeClaimRetentionPolicy": { "whenDeleted": "{{whenDeleted}}" },
            "template": { "metadata": { "annotations": { "monitoring/config-hash": "1" } }, "spec": { "containers": [
              { "name": "prometheus", "image": "{{image}}", "args": ["--storage.tsdb.retention.time={{retention}}"], "resources": { "requests": { "cpu": "100m", "memory": "1Gi" } } }
            ] } },
            "volumeClaimTemplates": [ { "metadata": { "name": "data" }, "spec": { "resources": { "requests": { "storage": "{{storage}}" } } } } ]
          }
        }
        """);

    public static JObject Rules(string rule) => Map("prometheus-rules", "etcd.rules.yml", $"groups:\n  - name: etcd\n    rules:\n      - {rule.Replace("\n", "\n        ", StringComparison.Ordinal)}\n");
}
