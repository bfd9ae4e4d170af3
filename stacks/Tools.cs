using System.Collections.Immutable;
using Monitoring.Alertmanager;
using Monitoring.Baseline;
using Monitoring.BlackboxExporter;
using Monitoring.Collector;
using Monitoring.Describe;
using Monitoring.Elasticsearch;
using Monitoring.Elasticsearch.Exporter;
using Monitoring.Elasticsearch.MapCount;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Fluentd;
using Monitoring.Foundation;
using Monitoring.Grafana;
using Monitoring.Kibana;
using Monitoring.KubeStateMetrics;
using Monitoring.Logging;
using Monitoring.Logstash;
using Monitoring.NodeExporter;
using Monitoring.Prometheus;
using Monitoring.Stacks.Settings;
using Monitoring.Systems.CockroachDb;
using Monitoring.Systems.Etcd;
using Monitoring.Systems.Istio;
using Monitoring.Systems.Knative;
using Monitoring.Systems.Kubernetes;
using Monitoring.Systems.Micro;
using Monitoring.Systems.Nats;
using Monitoring.Zipkin;

namespace Monitoring.Stacks;

/// <summary>
/// Everything that is deployed or watched, made from the settings. A new tool or system is one property here and one entry in
/// <see cref="Independent"/>; everything else follows from its description.
/// </summary>
public sealed class Tools(MonitoringSettings settings)
{
    private readonly string _agents = StackFoundation.AgentsNamespaceOf(settings.Namespace);

    public PrometheusTool Prometheus => new(settings.Prometheus, settings.Namespace);

    public AlertmanagerTool Alertmanager => new(settings.Alertmanager, settings.OnCall, settings.Namespace);

    public GrafanaTool Grafana => new(settings.Grafana, settings.Namespace);

    public KubeStateMetricsTool KubeStateMetrics => new(settings.KubeStateMetrics, settings.Namespace);

    public NodeExporterTool NodeExporter => new(settings.NodeExporter, _agents);

    /// <summary>Null when nobody is to ask.</summary>
    public BlackboxExporterTool? BlackboxExporter => settings.BlackboxExporter.Enabled
        ? new(settings.BlackboxExporter, settings.Namespace, Independent.SelectMany(described => described.Describe().Probes))
        : null;

    /// <summary>Null unless baselines are kept.</summary>
    public BaselineTool? Baseline => settings.Baseline.Enabled ? new(settings.Baseline, Alertmanager, settings.Namespace) : null;

    /// <summary>Null when nothing is kept in it.</summary>
    public ElasticsearchTool? Elasticsearch => settings.Logging.Enabled || KeepsTraces
        ? new(settings.Elasticsearch, settings.Namespace)
        {
            KeepsLogs = settings.Logging.Enabled,
            TracesDatasourceUid = settings is { Tracing.Enabled: true, Zipkin.Enabled: true } ? ZipkinTool.DatasourceUid : "",
        }
        : null;

    /// <summary>Null without Elasticsearch.</summary>
    public ElasticsearchSetupTool? ElasticsearchSetup => Elasticsearch is { } elasticsearch ? new(elasticsearch) : null;

    /// <summary>Null without Elasticsearch; the disks of an external one are its owner's.</summary>
    public ElasticsearchGuardTool? ElasticsearchGuard => Elasticsearch is { IsExternal: false } elasticsearch ? new(elasticsearch) : null;

    /// <summary>Null unless it is the stack that prepares the nodes for Elasticsearch.</summary>
    public MapCountTool? MapCount => Elasticsearch is { IsExternal: false, Settings.MemoryMap: MemoryMapping.Raise } ? new(_agents) : null;

    /// <summary>Null without Elasticsearch.</summary>
    public ElasticsearchExporterTool? ElasticsearchExporter => Elasticsearch is { } elasticsearch ? new(elasticsearch) : null;

    /// <summary>Null unless logs or traces are to be shown in it.</summary>
    public KibanaTool? Kibana => settings.Kibana.Enabled && Elasticsearch is { } elasticsearch ? new(settings.Kibana, elasticsearch) : null;

    /// <summary>Null unless logs pass through it.</summary>
    public LogstashTool? Logstash => settings is { Logging.Enabled: true, Logstash.Enabled: true } ? new(settings.Logstash, settings.Namespace) : null;

    /// <summary>Which way logs go, by what the places for logs say about themselves.</summary>
    public LogFlow Logs => LogFlow.Of(Independent.Select(described => described.Describe()));

    /// <summary>Null unless logs are collected.</summary>
    public FluentdTool? Fluentd => settings is { Logging.Enabled: true, Fluentd.Enabled: true } ? new(settings.Fluentd, _agents, settings.Namespace, Logs) : null;

    /// <summary>Null where traces are not collected, or go to other destinations only.</summary>
    public ZipkinTool? Zipkin => settings is { Tracing.Enabled: true, Zipkin.Enabled: true }
        ? new(settings.Zipkin, settings.Namespace)
        {
            Storage = KeepsTraces ? Elasticsearch : null,
            TakesSpansOfPods = Collector is null,
            LogsDatasourceUid = settings.Logging.Enabled ? ElasticsearchTool.LogsDatasourceUid : "",
            LogsUrl = settings.Logging.Enabled && Kibana is { Settings.Ingress.Url: { Length: > 0 } kibana } ? KibanaObjects.LogsOfTrace(kibana) : "",
        }
        : null;

    /// <summary>Null unless Zipkin keeps traces in Elasticsearch.</summary>
    public ZipkinDependenciesTool? ZipkinDependencies => settings.Zipkin.Dependencies && Zipkin is { Storage: { } storage } ? new(settings.Zipkin, storage) : null;

    /// <summary>Null where traces are not collected, or go to Zipkin directly.</summary>
    public CollectorTool? Collector => settings is { Tracing.Enabled: true, Collector.Enabled: true } ? new(settings.Collector, settings.Namespace) : null;

    public KubernetesSystem Kubernetes => new(settings.Cluster);

    /// <summary>Null unless it is watched.</summary>
    public EtcdSystem? Etcd => settings.Etcd.Enabled ? new(settings.Etcd) : null;

    /// <summary>Null unless it is watched.</summary>
    public NatsSystem? Nats => settings.Nats.Enabled ? new(settings.Nats) : null;

    /// <summary>Null unless it is watched.</summary>
    public CockroachDbSystem? CockroachDb => settings.Cockroachdb.Enabled ? new(settings.Cockroachdb) : null;

    /// <summary>Null unless they are watched.</summary>
    public MicroSystem? Micro => settings.Micro.Enabled ? new(settings.Micro) : null;

    /// <summary>Null unless the mesh is watched.</summary>
    public IstioSystem? Istio => settings.Istio.Enabled ? new(settings.Istio) : null;

    /// <summary>Null unless the mesh is watched and its control plane is ours.</summary>
    public IstiodSystem? Istiod => settings.Istio is { Enabled: true, ControlPlane: true } ? new(settings.Istio) : null;

    /// <summary>Null unless it is watched.</summary>
    public KnativeSystem? Knative => settings.Knative.Enabled ? new(settings.Knative) : null;

    /// <summary>Those come last that the others tell what to ask, and where to send to.</summary>
    private IEnumerable<IDescribed> All => Independent.Concat(new IDescribed?[] { BlackboxExporter, Fluentd }.OfType<IDescribed>());

    private bool KeepsTraces => settings is { Tracing.Enabled: true, Zipkin: { Enabled: true, IsExternal: false, Storage: ZipkinStorage.Elasticsearch } };

    private IEnumerable<IDescribed> Independent => new IDescribed?[]
    {
        Prometheus,
        Baseline,
        Alertmanager,
        Grafana,
        KubeStateMetrics,
        NodeExporter,
        Elasticsearch,
        ElasticsearchSetup,
        MapCount,
        ElasticsearchGuard,
        ElasticsearchExporter,
        Kibana,
        Logstash,
        Zipkin,
        ZipkinDependencies,
        Collector,
        Kubernetes,
        Etcd,
        Nats,
        CockroachDb,
        Micro,
        Istiod,
        Istio,
        Knative,
    }.OfType<IDescribed>();

    /// <summary>What each of them says about itself, in a fixed order.</summary>
    public ImmutableArray<Description> Describe() => [.. All.Select(described => described.Describe())];

    /// <summary>Names of the workloads that are there for logs and traces only: those that a stack without either does not have.</summary>
    public static ImmutableHashSet<string> ForLogsAndTraces(MonitoringSettings settings)
    {
        var without = settings with { Logging = settings.Logging with { Enabled = false }, Tracing = settings.Tracing with { Enabled = false } };
        return [.. WorkloadsOf(settings).Except(WorkloadsOf(without))];

        static IEnumerable<string> WorkloadsOf(MonitoringSettings settings) => new Tools(settings).All.Select(described => described.Describe().Workload?.Name).OfType<string>();
    }
}
