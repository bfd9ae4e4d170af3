using System.Collections.Immutable;
using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Settings;
using Monitoring.Workloads;

namespace Monitoring.Elasticsearch.Exporter;

/// <summary>Describes the exporter, and how Elasticsearch is watched through it.</summary>
public sealed class ElasticsearchExporterTool(ElasticsearchTool elasticsearch) : IDescribed
{
    public const string Name = "elasticsearch-exporter";
    public const string PortName = "https-metrics";
    public const int Port = 9114;

    /// <summary>The recorded series with the number of nodes, see <see cref="Description.Constants"/>.</summary>
    public const string ExpectedNodes = "elasticsearch:nodes:expected";

    /// <summary>Directory of the exporter's own certificate inside the pod.</summary>
    public const string Certificate = "/certificate";

    /// <summary>How the exporter serves: a file in the form that all exporters of the Prometheus project share.</summary>
    public const string WebFile = "web.yml";

    public ElasticsearchTool Elasticsearch { get; } = elasticsearch;

    public Workload Workload { get; } = new(Name, elasticsearch.Namespace, "exporter");

    /// <summary>Text of <see cref="WebFile"/>.</summary>
    public static string WebConfiguration => Yaml.Write(new YamlMap
    {
        ["tls_server_config"] = new YamlMap { ["cert_file"] = $"{Certificate}/tls.crt", ["key_file"] = $"{Certificate}/tls.key" },
    });

    /// <summary>Command line of the exporter.</summary>
    public ImmutableArray<string> Arguments =>
    [
        $"--es.uri={Elasticsearch.Url}",
        "--es.ca=/access/ca.crt",
        "--es.all",
        $"--web.config.file=/config/{WebFile}",
        // Less than Prometheus waits: what is late is then missing alone, and not with all the rest.
        "--es.timeout=8s",
        "--collector.data-stream",
        "--collector.health-report",
        .. Elasticsearch.Settings.Snapshots.AreOn ? ["--collector.snapshots"] : Array.Empty<string>(),
    ];

    public Description Describe() => new(Name)
    {
        Workload = Workload,
        ScrapeJobs =
        [
            // 600 series per node, and a few per data stream.
            ToolJobs.OverTls(Workload, PortName, Port, seriesBudget: 10_000) with
            {
                Name = ElasticsearchTool.Name,
                Interval = Duration.Minutes(1),
                // The name of the Elasticsearch cluster would take the place of the name of ours on every alert.
                MetricRelabel = [Relabel.DropLabels("cluster")],
            },
        ],
        RuleFiles =
        [
            "elasticsearch",
            .. Elasticsearch.IsExternal ? Array.Empty<string>() : ["elasticsearch-nodes"],
            .. Elasticsearch.KeepsLogs ? ["elasticsearch-logs"] : Array.Empty<string>(),
            .. Elasticsearch.Settings.Snapshots.AreOn ? ["elasticsearch-snapshots"] : Array.Empty<string>(),
        ],
        Constants = Elasticsearch.IsExternal
            ? ImmutableSortedDictionary<string, int>.Empty
            : ImmutableSortedDictionary<string, int>.Empty.Add(ExpectedNodes, Elasticsearch.Settings.Nodes),
        Dashboards = new DashboardFolder(ElasticsearchTool.Name, "Elasticsearch"),
        Edges = [new NetworkEdge(Peer.Workload(Name), Elasticsearch.Peer, [Elasticsearch.Port], "asks for health and load")],
    };
}
