using Monitoring.Describe;

namespace Monitoring.Elasticsearch.Setup;

/// <summary>Describes the job that keeps Elasticsearch's disks from filling up.</summary>
public sealed class ElasticsearchGuardTool(string @namespace) : IDescribed
{
    public const string Name = "elasticsearch-guard";

    public Workload Workload { get; } = new(Name, @namespace, "setup");

    public Description Describe() => new(Name)
    {
        Workload = Workload,
        Edges = [new NetworkEdge(Peer.Workload(Name), Peer.Workload(ElasticsearchTool.Name), [ElasticsearchTool.HttpPort], "deletes the oldest data before a disk fills up")],
    };
}
