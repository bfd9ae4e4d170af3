using Monitoring.Workloads;

namespace Monitoring.KubeStateMetrics;

/// <summary>What <see cref="KubeStateMetricsExporter"/> is given.</summary>
public sealed class KubeStateMetricsArgs : ToolArgs
{
    /// <summary>Resources of the pod.</summary>
    public required KubeStateMetricsSettings Settings { get; init; }
}
