using Monitoring.Workloads;

namespace Monitoring.Elasticsearch.MapCount;

/// <summary>What <see cref="MapCountAgent"/> is given.</summary>
public sealed class MapCountAgentArgs : ToolArgs
{
    /// <summary>Version of Elasticsearch, whose image the agent runs.</summary>
    public required string Version { get; init; }
}
