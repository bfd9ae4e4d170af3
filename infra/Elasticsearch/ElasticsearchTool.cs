using System.Collections.Immutable;
using Monitoring.Describe;

namespace Monitoring.Elasticsearch;

/// <summary>Describes the Elasticsearch cluster that keeps logs and traces.</summary>
public sealed class ElasticsearchTool(ElasticsearchSettings settings, string @namespace) : IDescribed
{
    public const string Name = "elasticsearch";
    public const string HttpPortName = "https";
    public const int HttpPort = 9200;
    public const string TransportPortName = "transport";
    public const int TransportPort = 9300;

    /// <summary>Open on a node that takes part in a cluster with a master, and only then.</summary>
    public const string ReadinessPortName = "readiness";

    public const int ReadinessPort = 8080;

    public ElasticsearchSettings Settings { get; } = settings;

    public Workload Workload { get; } = new(Name, @namespace, "storage");

    /// <summary>Address from inside the cluster.</summary>
    public string Url => $"https://{Workload.ServiceHost}:{HttpPort}";

    /// <summary>Headless Service by which nodes find each other, ready or not.</summary>
    public string NodesService => $"{Workload.Name}-nodes";

    /// <summary>Names of the pods, which are the names of the nodes.</summary>
    public ImmutableArray<string> NodeNames => [.. Enumerable.Range(0, Settings.Nodes).Select(i => $"{Workload.Name}-{i}")];

    public Description Describe() => new(Workload.Name)
    {
        Workload = Workload,
        ServiceUrl = Url,
        Edges = Settings.Nodes == 1
            ? []
            : [new NetworkEdge(Peer.Workload(Name), Peer.Workload(Name), [TransportPort, ReadinessPort], "nodes form one cluster")],
    };
}
