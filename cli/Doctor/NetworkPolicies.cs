using System.Collections.Immutable;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Doctor;

/// <summary>What NetworkPolicies say about one way, as networking.k8s.io/v1 defines them.</summary>
internal static class NetworkPolicies
{
    /// <summary>Who wants in.</summary>
    /// <param name="Namespace">Its namespace.</param>
    /// <param name="NamespaceLabels">Labels of that.</param>
    /// <param name="Labels">Its own labels.</param>
    internal sealed record Caller(string Namespace, ImmutableSortedDictionary<string, string> NamespaceLabels, ImmutableSortedDictionary<string, string> Labels);

    /// <summary>True when a policy isolates pods with these labels against what comes in.</summary>
    public static bool Isolates(JToken policy, ImmutableSortedDictionary<string, string> labels) =>
        Selects(policy["spec"]?["podSelector"], labels) && (policy["spec"]?["policyTypes"] is not JArray types || types.Any(type => (string?)type == "Ingress"));

    /// <summary>True when one of its rules lets the caller in.</summary>
    public static bool Admits(JToken policy, Caller caller, Pod pod, int port) =>
        (policy["spec"]?["ingress"] ?? new JArray()).Any(rule => IsFrom(rule["from"], policy, caller) && IsPort(rule["ports"], pod, port));

    /// <summary>Labels of an object.</summary>
    public static ImmutableSortedDictionary<string, string> Map(JObject? labels) =>
        (labels?.Properties() ?? []).ToImmutableSortedDictionary(label => label.Name, label => (string?)label.Value ?? "", StringComparer.Ordinal);

    private static bool IsFrom(JToken? peers, JToken policy, Caller caller) => peers is not JArray { Count: > 0 } all || all.Any(peer =>
        // Addresses of pods may be in it or not; nobody can say from here.
        peer["ipBlock"] is not null
        || ((peer["namespaceSelector"] is { } spaces ? Selects(spaces, caller.NamespaceLabels) : (string?)policy["metadata"]?["namespace"] == caller.Namespace) && Selects(peer["podSelector"], caller.Labels)));

    private static bool IsPort(JToken? ports, Pod pod, int port) => ports is not JArray { Count: > 0 } all || all.Any(one => one["port"] switch
    {
        null => true,
        { Type: JTokenType.Integer } first => (int)first == port || ((int?)one["endPort"] is { } last && port >= (int)first && port <= last),
        var name => pod.Ports.Any(declared => declared.Port == port && declared.Name == (string?)name),
    });

    /// <summary>A selector without conditions selects everything.</summary>
    private static bool Selects(JToken? selector, ImmutableSortedDictionary<string, string> labels) =>
        Map(selector?["matchLabels"] as JObject).All(wanted => labels.GetValueOrDefault(wanted.Key) == wanted.Value)
        && (selector?["matchExpressions"] ?? new JArray()).All(expression =>
        {
            var value = labels.GetValueOrDefault((string?)expression["key"] ?? "");
            var isIn = value is not null && (expression["values"] ?? new JArray()).Any(one => (string?)one == value);
            return (string?)expression["operator"] switch { "In" => isIn, "NotIn" => !isIn, "Exists" => value is not null, _ => value is null };
        });
}
