using Monitoring.Metrics.Lists;
using Monitoring.Workloads;

namespace Monitoring.NodeExporter;

/// <summary>What <see cref="NodeExporterAgent"/> is given.</summary>
public sealed class NodeExporterArgs : ToolArgs
{
    /// <summary>Resources of the pod on each node.</summary>
    public required NodeExporterSettings Settings { get; init; }

    /// <summary>What Prometheus stores of it, which decides what it collects; null stores everything.</summary>
    public ScrapeList? List { get; init; }
}
