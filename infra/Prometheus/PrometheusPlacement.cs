namespace Monitoring.Prometheus;

/// <summary>Where Prometheus, Alertmanager and who looks at them run.</summary>
public enum PrometheusPlacement
{
    /// <summary>In the cluster that they watch.</summary>
    InCluster,

    /// <summary>On a host outside, which needs nothing but the API server; see docs/host.md.</summary>
    Host,
}
