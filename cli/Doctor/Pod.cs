using System.Collections.Immutable;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Doctor;

/// <summary>A pod as the cluster describes it.</summary>
internal sealed record Pod(JObject Json)
{
    private static readonly string[] NameLabels = ["app.kubernetes.io/name", "app", "k8s-app", "serving.knative.dev/service"];

    public string Name => (string?)Json["metadata"]?["name"] ?? "";

    public string Namespace => (string?)Json["metadata"]?["namespace"] ?? "";

    public string Node => (string?)Json["spec"]?["nodeName"] ?? "";

    public ImmutableSortedDictionary<string, string> Labels => Map(Json["metadata"]?["labels"]);

    public ImmutableSortedDictionary<string, string> Annotations => Map(Json["metadata"]?["annotations"]);

    /// <summary>What people may call it: itself, its workload, what its labels say.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            yield return Name;
            foreach (var owner in Json["metadata"]?["ownerReferences"] ?? new JArray())
            {
                var name = (string?)owner["name"] ?? "";
                // A deployment's pods belong to a ReplicaSet, which is called after it with a hash behind.
                yield return (string?)owner["kind"] == "ReplicaSet" && name.LastIndexOf('-') is > 0 and var end ? name[..end] : name;
            }

            foreach (var label in NameLabels.Where(Labels.ContainsKey))
                yield return Labels[label];
        }
    }

    public bool IsReady => (string?)Json["status"]?["phase"] == "Running"
        && Json.SelectTokens("status.conditions[*]").Any(condition => (string?)condition["type"] == "Ready" && (string?)condition["status"] == "True");

    /// <summary>Why it is not ready, in Kubernetes' words.</summary>
    public string Trouble
    {
        get
        {
            var waiting = Json.SelectTokens("status.containerStatuses[*].state.waiting").Concat(Json.SelectTokens("status.initContainerStatuses[*].state.waiting")).FirstOrDefault(state => state["reason"] is not null);
            var unmet = Json.SelectTokens("status.conditions[*]").FirstOrDefault(condition => (string?)condition["status"] == "False" && condition["message"] is not null);
            return (string?)waiting?["reason"] ?? (string?)unmet?["message"] ?? (string?)Json["status"]?["phase"] ?? "unknown";
        }
    }

    /// <summary>Ports that its containers declare, with their names.</summary>
    public IEnumerable<(int Port, string Name)> Ports => Json.SelectTokens("spec.containers[*].ports[*]").Select(port => ((int?)port["containerPort"] ?? 0, (string?)port["name"] ?? ""));

    /// <summary>True when a mesh's proxy takes all that comes in.</summary>
    public bool HasProxy => Json.SelectTokens("spec.containers[*].name").Concat(Json.SelectTokens("spec.initContainers[*].name")).Any(name => (string?)name == "istio-proxy");

    /// <summary>The port that its annotation names; null for none.</summary>
    public int? AnnotatedPort => int.TryParse(Annotations.GetValueOrDefault("prometheus.io/port"), out var port) ? port : null;

    public override string ToString() => $"{Namespace}/{Name}";

    private static ImmutableSortedDictionary<string, string> Map(JToken? map) =>
        ((map as JObject)?.Properties() ?? []).ToImmutableSortedDictionary(entry => entry.Name, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
}
