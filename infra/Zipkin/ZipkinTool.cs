using System.Collections.Immutable;
using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Elasticsearch;
using Monitoring.Tracing;
using Monitoring.Workloads;

namespace Monitoring.Zipkin;

/// <summary>
/// Describes Zipkin: the stack's own, or one that exists already. Who calls it takes <see cref="Url"/>, <see cref="Peer"/> and <see cref="Port"/>,
/// which are right for both.
/// </summary>
public sealed class ZipkinTool(ZipkinSettings settings, string @namespace) : IDescribed
{
    public const string Name = "zipkin";
    public const string PortName = "https";
    public const int HttpsPort = 9411;

    /// <summary>File with the certificate of the stack's authority, among what Grafana is given for the data source.</summary>
    public const string AuthorityFile = "ca.crt";

    /// <summary>Uid of the data source.</summary>
    public const string DatasourceUid = "zipkin";

    public ZipkinSettings Settings { get; } = settings;

    /// <summary>The stack's own server; nothing of it exists when Zipkin is external.</summary>
    public Workload Workload { get; } = new(Name, @namespace, "tracing");

    /// <summary>Where traces are kept; null for the server's own memory.</summary>
    public ElasticsearchTool? Storage { get; init; }

    /// <summary>True when pods send spans here, because there is no collector that takes them.</summary>
    public bool TakesSpansOfPods { get; init; }

    /// <summary>Uid of the data source with the logs; empty when none are collected.</summary>
    public string LogsDatasourceUid { get; init; } = "";

    /// <summary>Address of the page with the logs of a trace, where <c>{traceId}</c> stands for its id; empty when people cannot reach one.</summary>
    public string LogsUrl { get; init; } = "";

    public string Url => Settings.IsExternal ? Settings.External : $"https://{Workload.ServiceHost}:{HttpsPort}";

    /// <summary>Address for people; empty when they cannot reach it from outside the cluster.</summary>
    public string PublicUrl => Settings.IsExternal ? "" : Settings.Ingress.Url;

    public int Port => new Uri(Url).Port;

    /// <summary>Who is behind <see cref="Url"/>, for network edges.</summary>
    public Peer Peer => !Settings.IsExternal ? Peer.Workload(Name) : new Uri(Settings.External).Host.Split('.') switch
    {
        [_, var ns, "svc", ..] => Peer.Namespace(ns),
        _ => Peer.Anywhere,
    };

    /// <summary>Where the collector sends traces.</summary>
    public TraceDestination Destination => new(Name, "zipkin")
    {
        Options = new YamlMap { ["endpoint"] = $"{Url}/api/v2/spans", ["timeout"] = "10s" },
        SignedByStack = !Settings.IsExternal,
        Target = Peer,
        Port = Port,
    };

    /// <summary>The traces in Grafana.</summary>
    public GrafanaDatasource Datasource => new(DatasourceUid, "Traces", "zipkin", Url, Peer, Port)
    {
        Options = DatasourceOptions(),
        Secrets = Settings.IsExternal ? ImmutableSortedDictionary<string, string>.Empty : ImmutableSortedDictionary<string, string>.Empty.Add("tlsCACert", AuthorityFile),
    };

    public Description Describe() => Settings.IsExternal
        ? new(Name) { Datasources = [Datasource], TraceDestination = Destination }
        : new(Name)
        {
            Workload = Workload,
            ServiceUrl = Url,
            ScrapeJobs = [ToolJobs.OverTls(Workload, PortName, HttpsPort, seriesBudget: 5_000) with { Path = "/prometheus" }],
            Probes = [Probe.Of(Workload, $"{Url}/health"), .. Settings.Ingress.ProbesOf(Name)],
            RuleFiles = ["zipkin"],
            Dashboards = new DashboardFolder(Name, "Tracing"),
            Datasources = [Datasource],
            TraceDestination = Destination,
            Edges = [.. Edges()],
        };

    private IEnumerable<NetworkEdge> Edges()
    {
        if (Storage is { } storage)
            yield return new NetworkEdge(Peer.Workload(Name), storage.Peer, [storage.Port], "keeps traces");
        if (TakesSpansOfPods)
            yield return new NetworkEdge(Peer.AnyPod, Peer.Workload(Name), [HttpsPort], "sends spans");
        foreach (var edge in Settings.Ingress.EdgesTo(Name, HttpsPort))
            yield return edge;
    }

    private ImmutableSortedDictionary<string, object> DatasourceOptions()
    {
        var options = GrafanaDatasource.OptionsOf(("nodeGraph", GrafanaDatasource.OptionsOf(("enabled", true))));
        if (!Settings.IsExternal)
            options = options.Add("tlsAuthWithCACert", true);
        return LogsDatasourceUid.Length == 0 ? options : options.Add("tracesToLogsV2", GrafanaDatasource.OptionsOf(
            ("datasourceUid", LogsDatasourceUid),
            // Records and spans have clocks of their own.
            ("spanStartTimeShift", "-5m"),
            ("spanEndTimeShift", "5m"),
            ("filterByTraceID", false),
            ("filterBySpanID", false),
            ("customQuery", true),
            ("query", "trace.id:\"${__trace.traceId}\"")));
    }
}
