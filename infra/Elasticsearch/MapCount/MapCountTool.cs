using Monitoring.Describe;

namespace Monitoring.Elasticsearch.MapCount;

/// <summary>Describes the agent that allows Elasticsearch to map its files on every node. It calls nobody.</summary>
public sealed class MapCountTool(string agentsNamespace) : IDescribed
{
    public const string Name = "elasticsearch-map-count";

    public Workload Workload { get; } = new(Name, agentsNamespace, "setup");

    public Description Describe() => new(Name) { Workload = Workload };
}
