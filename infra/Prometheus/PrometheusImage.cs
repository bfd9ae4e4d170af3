namespace Monitoring.Prometheus;

/// <summary>The pinned Prometheus: the long-term-support line 3.13.</summary>
public static class PrometheusImage
{
    public const string Version = "3.13.2";

    public const string Reference = $"quay.io/prometheus/prometheus:v{Version}";
}
