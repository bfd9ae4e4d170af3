using System.Collections.Immutable;
using System.Globalization;

namespace Monitoring.Describe;

/// <summary>Relabelling for jobs that find the pods of one system by role <c>pod</c>.</summary>
public static class PodTargets
{
    /// <summary>
    /// One target for each running pod, at this port whatever ports the pod declares, with the labels <c>namespace</c>, <c>pod</c> and <c>node</c>.
    /// </summary>
    public static ImmutableArray<RelabelRule> At(int port)
    {
        var text = port.ToString(CultureInfo.InvariantCulture);
        return
        [
            Relabel.Drop("Pending|Succeeded|Failed", "__meta_kubernetes_pod_phase"),
            // A pod is found once for each port that it declares; the same address makes them one target.
            Relabel.Replace("([^:]+)", $"$1:{text}", "__address__", "__meta_kubernetes_pod_ip"),
            Relabel.Replace("(.+:.+)", $"[$1]:{text}", "__address__", "__meta_kubernetes_pod_ip"),
            Relabel.Copy("__meta_kubernetes_namespace", "namespace"),
            Relabel.Copy("__meta_kubernetes_pod_name", "pod"),
            Relabel.Copy("__meta_kubernetes_pod_node_name", "node"),
        ];
    }
}
