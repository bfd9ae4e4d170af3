namespace Monitoring.KubeStateMetrics;

/// <summary>The pinned kube-state-metrics.</summary>
public static class KubeStateMetricsImage
{
    public const string Version = "2.19.1";

    public const string Reference = $"registry.k8s.io/kube-state-metrics/kube-state-metrics:v{Version}";
}
