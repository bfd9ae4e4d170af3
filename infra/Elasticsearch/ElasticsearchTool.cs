using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Logging;

namespace Monitoring.Elasticsearch;

/// <summary>
/// Describes the Elasticsearch that keeps logs and traces: the stack's own cluster, or one that exists already. Who calls it takes <see cref="Url"/>,
/// <see cref="Peer"/> and <see cref="Port"/>, which are right for both.
/// </summary>
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

    /// <summary>Uid of the data source with the logs.</summary>
    public const string LogsDatasourceUid = "elasticsearch-logs";

    /// <summary>File with a password, in the secrets that callers get.</summary>
    public const string PasswordFile = "password";

    /// <summary>File with the certificate of the authority, in the secrets that callers get.</summary>
    public const string AuthorityFile = "ca.crt";

    public ElasticsearchSettings Settings { get; } = settings;

    /// <summary>Namespace of the tools.</summary>
    public string Namespace { get; } = @namespace;

    /// <summary>False when it keeps traces only.</summary>
    public bool KeepsLogs { get; init; } = true;

    /// <summary>Uid of the data source with the traces that logs belong to; empty when none are collected.</summary>
    public string TracesDatasourceUid { get; init; } = "";

    /// <summary>The stack's own cluster; nothing of it exists when Elasticsearch is external.</summary>
    public Workload Workload { get; } = new(Name, @namespace, "storage");

    /// <summary>True when there is no cluster of the stack's own.</summary>
    public bool IsExternal => Settings.External.IsSet;

    public string Url => $"https://{Host}:{Port}";

    public string Host => IsExternal ? Settings.External.Host : Workload.ServiceHost;

    public int Port => IsExternal ? Settings.External.Port : HttpPort;

    /// <summary>Who is behind <see cref="Url"/>, for network edges.</summary>
    public Peer Peer => IsExternal ? Settings.External.Peer : Peer.Workload(Name);

    /// <summary>Headless Service by which nodes find each other, ready or not.</summary>
    public string NodesService => $"{Workload.Name}-nodes";

    /// <summary>Names of the pods, which are the names of the nodes.</summary>
    public ImmutableArray<string> NodeNames => [.. Enumerable.Range(0, Settings.Nodes).Select(i => $"{Workload.Name}-{i}")];

    /// <summary>Where Fluentd and Logstash send logs.</summary>
    public LogDestination Destination => ElasticsearchDestination.Of(this);

    /// <summary>The logs in Grafana.</summary>
    public GrafanaDatasource LogsDatasource => new(LogsDatasourceUid, "Logs", "elasticsearch", Url, Peer, Port)
    {
        User = ElasticsearchUser.Grafana.Name,
        Secrets = ImmutableSortedDictionary<string, string>.Empty.Add("basicAuthPassword", PasswordFile).Add("tlsCACert", AuthorityFile),
        Options = LinksToTraces.AddRange(GrafanaDatasource.OptionsOf(
            ("index", new StreamNames(Namespace).LogPattern),
            ("timeField", "@timestamp"),
            ("logMessageField", "message"),
            ("logLevelField", "log.level"),
            ("includeFrozen", false),
            ("maxConcurrentShardRequests", 5),
            ("tlsAuthWithCACert", true))),
    };

    /// <summary>From a record to the trace whose id it bears.</summary>
    private ImmutableSortedDictionary<string, object> LinksToTraces => TracesDatasourceUid.Length == 0
        ? ImmutableSortedDictionary<string, object>.Empty.WithComparers(StringComparer.Ordinal)
        : GrafanaDatasource.OptionsOf(("dataLinks", new[]
        {
            GrafanaDatasource.OptionsOf(("field", "trace.id"), ("url", "${__value.raw}"), ("urlDisplayLabel", "Trace"), ("datasourceUid", TracesDatasourceUid)),
        }));

    public Description Describe() => new(Name)
    {
        Workload = IsExternal ? null : Workload,
        ServiceUrl = IsExternal ? null : Url,
        Edges = IsExternal ? [] : [.. EdgesOfNodes()],
        LogDestination = KeepsLogs ? Destination : null,
        Datasources = KeepsLogs ? [LogsDatasource] : [],
    };

    private IEnumerable<NetworkEdge> EdgesOfNodes()
    {
        if (Settings.Nodes > 1)
            yield return new NetworkEdge(Peer.Workload(Name), Peer.Workload(Name), [TransportPort, ReadinessPort], "nodes form one cluster");
        if (Settings.Snapshots.AreOn)
            yield return Settings.Snapshots.EdgeFrom(Peer.Workload(Name));
    }
}
