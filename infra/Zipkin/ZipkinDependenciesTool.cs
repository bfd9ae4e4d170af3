using Monitoring.Describe;
using Monitoring.Elasticsearch;

namespace Monitoring.Zipkin;

/// <summary>Describes the nightly job that finds out from traces who calls whom.</summary>
public sealed class ZipkinDependenciesTool(ZipkinSettings settings, ElasticsearchTool storage) : IDescribed
{
    public const string Name = "zipkin-dependencies";

    public ZipkinSettings Settings { get; } = settings;

    public ElasticsearchTool Storage { get; } = storage;

    public Workload Workload { get; } = new(Name, storage.Namespace, "tracing");

    public Description Describe() => new(Name)
    {
        Workload = Workload,
        Edges = [new NetworkEdge(Peer.Workload(Name), Storage.Peer, [Storage.Port], "links services by their traces")],
    };
}
