using Monitoring.Workloads;

namespace Monitoring.KubeStateMetrics;

/// <summary>What <see cref="KubeStateMetricsExporter"/> is given.</summary>
public sealed class KubeStateMetricsArgs : ToolArgs
{
    /// <summary>Resources of the pod.</summary>
    public required KubeStateMetricsSettings Settings { get; init; }

    /// <summary>What it watches and says; everything unless a stack's lists say what is read.</summary>
    public KubeStateMetricsScope Scope { get; init; } = KubeStateMetricsScope.Everything;
}
