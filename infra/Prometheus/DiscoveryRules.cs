using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Monitoring.Prometheus;

/// <summary>What an account may that finds targets and scrapes them: read, and nothing else.</summary>
internal static class DiscoveryRules
{
    /// <summary>The permissions.</summary>
    /// <param name="waysIn">Subresources through which metrics are read, such as <c>nodes/metrics</c>.</param>
    public static PolicyRuleArgs[] Of(params string[] waysIn) =>
    [
        Rule([""], ["nodes", "pods", "services"], ["get", "list", "watch"]),
        Rule(["discovery.k8s.io"], ["endpointslices"], ["get", "list", "watch"]),
        Rule([""], waysIn, ["get"]),
        new PolicyRuleArgs { NonResourceURLs = { "/metrics", "/metrics/slis" }, Verbs = { "get" } },
    ];

    private static PolicyRuleArgs Rule(string[] groups, string[] resources, string[] verbs) => new()
    {
        ApiGroups = groups,
        Resources = resources,
        Verbs = verbs,
    };
}
