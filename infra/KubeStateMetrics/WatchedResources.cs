using System.Collections.Immutable;

namespace Monitoring.KubeStateMetrics;

/// <summary>
/// The objects that kube-state-metrics watches at most, by API group; <see cref="KubeStateMetricsScope"/> takes those that somebody reads about. Secrets and ConfigMaps
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
}
