using Monitoring.Certificates;
using Monitoring.Workloads;

namespace Monitoring.Collector;

/// <summary>What <see cref="CollectorGateway"/> is given.</summary>
public sealed class CollectorArgs : ToolArgs
{
    public required CollectorTool Tool { get; init; }

    /// <summary>Text of collector.yaml.</summary>
    public required string Configuration { get; init; }

    /// <summary>Signs its certificate.</summary>
    public required StackAuthority Authority { get; init; }
}
