using System.Collections.Immutable;

namespace Monitoring.KubeStateMetrics;

/// <summary>
/// The objects that kube-state-metrics watches, by API group. One list drives its command line and its permissions. Secrets and ConfigMaps
/// are left out: nothing here asks about them, and watching them means reading them.
/// </summary>
public static class WatchedResources
{
    public static readonly ImmutableArray<(string ApiGroup, ImmutableArray<string> Resources)> ByGroup =
    [
        ("", ["namespaces", "nodes", "persistentvolumeclaims", "persistentvolumes", "pods", "resourcequotas", "services"]),
        ("apps", ["daemonsets", "deployments", "replicasets", "statefulsets"]),
        ("autoscaling", ["horizontalpodautoscalers"]),
        ("batch", ["cronjobs", "jobs"]),
        ("policy", ["poddisruptionbudgets"]),
    ];

    /// <summary>Value of <c>--resources</c>.</summary>
    public static string Flag => string.Join(',', ByGroup.SelectMany(group => group.Resources).Order(StringComparer.Ordinal));
}
