using Monitoring.Describe;

namespace Monitoring.Elasticsearch.Setup;

/// <summary>Describes the job that keeps Elasticsearch's disks from filling up.</summary>
public sealed class ElasticsearchGuardTool(ElasticsearchTool elasticsearch) : IDescribed
{
    public const string Name = "elasticsearch-guard";

    public Workload Workload { get; } = new(Name, elasticsearch.Namespace, "setup");

    public Description Describe() => new(Name)
    {
        Workload = Workload,
        Edges = [new NetworkEdge(Peer.Workload(Name), elasticsearch.Peer, [elasticsearch.Port], "deletes the oldest data before a disk fills up")],
    };
}
