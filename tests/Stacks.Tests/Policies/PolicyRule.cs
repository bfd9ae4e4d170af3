using System.Globalization;
using Monitoring.Describe;
using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Stacks.Policies;

/// <summary>Rules of a NetworkPolicy as short texts, from the object and, on another way, from the edge that asks for it.</summary>
internal static class PolicyRule
{
    public const string Dns = "kube-system, 169.254.20.10/32 on 53/UDP 53/TCP";

    /// <summary>What a rule for the edge says.</summary>
    public static string Expected(Peer peer, NetworkEdge edge)
    {
        var who = peer.Kind switch
        {
            PeerKind.Workload or PeerKind.Namespace => peer.Name,
            PeerKind.AnyPod => "any pod",
            PeerKind.Internet => "0.0.0.0/0 but private, ::/0 but private",
            _ => "0.0.0.0/0, ::/0",
        };
        return $"{who} on {string.Join(' ', edge.Ports.Select(port => string.Create(CultureInfo.InvariantCulture, $"{port.Number}/{port.Protocol}")))}";
    }

    /// <summary>What the rules of a policy say, sorted.</summary>
    public static IEnumerable<string> Stated(StackResource policy, string direction, string peers) =>
        (policy.Body["spec"]![direction] ?? new JArray()).Select(rule => Text(rule, peers)).Order(StringComparer.Ordinal);

    private static string Text(JToken rule, string peers)
    {
        var who = string.Join(", ", rule.SelectTokens($"{peers}[*]").Select(Who));
        return $"{who} on {string.Join(' ', rule.SelectTokens("ports[*]").Select(port => $"{port["port"]}/{port["protocol"]}"))}";
    }

    private static string Who(JToken peer) => peer switch
    {
        { } when peer["ipBlock"] is { } block => $"{block["cidr"]}{(block["except"] is JArray { Count: > 0 } ? " but private" : "")}",
        { } when peer.SelectToken("podSelector.matchLabels") is { } labels => $"{labels["app.kubernetes.io/name"]}",
        { } when peer.SelectToken("namespaceSelector.matchLabels") is { } labels => $"{labels["kubernetes.io/metadata.name"]}",
        { } when peer["namespaceSelector"] is not null => "any pod",
        _ => "anybody",
    };
}
