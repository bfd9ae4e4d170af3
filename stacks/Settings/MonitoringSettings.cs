using System.Collections.Immutable;
using System.Net;
using Monitoring.Alerting;
using Monitoring.Alertmanager;
using Monitoring.Baseline;
using Monitoring.BlackboxExporter;
using Monitoring.Collector;
using Monitoring.Cost;
using Monitoring.Elastic;
using Monitoring.Elasticsearch;
using Monitoring.Fluentd;
using Monitoring.Foundation;
using Monitoring.Grafana;
using Monitoring.Host;
using Monitoring.Kibana;
using Monitoring.KubeStateMetrics;
using Monitoring.Logging;
using Monitoring.Logstash;
using Monitoring.NodeExporter;
using Monitoring.OnCall;
using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Systems.CockroachDb;
using Monitoring.Systems.Etcd;
using Monitoring.Systems.Istio;
using Monitoring.Systems.Knative;
using Monitoring.Systems.Micro;
using Monitoring.Systems.Nats;
using Monitoring.Tracing;
using Monitoring.Zipkin;

namespace Monitoring.Stacks.Settings;

/// <summary>Everything that can be configured, one property per top-level key of the stack's configuration.</summary>
public sealed record MonitoringSettings : IValidatedSettings
{
    /// <summary>Keys whose values are secrets: set with <c>pulumi config set --secret</c>, never part of these settings.</summary>
    public static readonly ImmutableArray<SecretKey> SecretKeys =
    [
        new(OnCallSecrets.Key, "Key of the on-call service: API key (opsgenie, jsm), routing key (pagerduty) or address (slack, webhook)."),
        new(OnCallSecrets.SecondKey, "Key of the second on-call service, see onCall.second."),
        new(OnCallSecrets.HeartbeatUrl, "Address that the heartbeat calls, see onCall.heartbeat.toUrl."),
        new(HostSettings.SshKey, "Private key for SSH to the host, see host.address."),
        new(HostSettings.WebUsers, "Who may open Prometheus and Alertmanager on the host, see host.listen: a line of name:hash for each, as `htpasswd -nB name` writes it."),
    ];

    [Setting("Namespace of the tools; agents that need the host live in `<namespace>-agents`.", Pattern = "[a-z0-9]([a-z0-9-]{0,50}[a-z0-9])?", PatternText = "a DNS label of at most 52 characters, such as 'monitoring'")]
    public string Namespace { get; init; } = "monitoring";

    [Setting("Which cluster the stack is for.")]
    public ClusterSettings Cluster { get; init; } = new();

    [Setting("What CPU, memory and storage cost, to say what the stack costs.")]
    public PriceSettings Prices { get; init; } = new();

    [Setting("The Prometheus server.")]
    public PrometheusSettings Prometheus { get; init; } = new();

    [Setting("The host outside the cluster, where prometheus.placement names it.")]
    public HostSettings Host { get; init; } = new();

    [Setting("The second Prometheus, which remembers for more than a year.")]
    public BaselineSettings Baseline { get; init; } = new();

    [Setting("Grouping, repetition and muting of alerts.")]
    public AlertingSettings Alerting { get; init; } = new();

    [Setting("Changes to single alerts, by the alert's name. Rule files stay as they are; dashboards draw the changed thresholds.", Example = "{ \"EtcdFsyncSlow\": { \"warning\": { \"threshold\": 0.2, \"for\": \"30m\" } }, \"NodeCPUHighUsage\": { \"enabled\": false } }")]
    public ImmutableSortedDictionary<string, AlertOverride> Alerts { get; init; } = ImmutableSortedDictionary<string, AlertOverride>.Empty;

    [Setting("Who is told about alerts.")]
    public OnCallSettings OnCall { get; init; } = new();

    [Setting("The Alertmanagers.")]
    public AlertmanagerSettings Alertmanager { get; init; } = new();

    [Setting("Grafana.")]
    public GrafanaSettings Grafana { get; init; } = new();

    [Setting("kube-state-metrics.")]
    public KubeStateMetricsSettings KubeStateMetrics { get; init; } = new();

    [Setting("The node exporter.")]
    public NodeExporterSettings NodeExporter { get; init; } = new();

    [Setting("The blackbox exporter, which asks addresses that people depend on.")]
    public BlackboxExporterSettings BlackboxExporter { get; init; } = new();

    [Setting("Logs: whether they are collected, and how long they are kept.")]
    public LoggingSettings Logging { get; init; } = new();

    [Setting("Traces: whether they are collected, and how long they are kept.")]
    public TracingSettings Tracing { get; init; } = new();

    [Setting("The version of what comes from Elastic.")]
    public ElasticSettings Elastic { get; init; } = new();

    [Setting("Elasticsearch, which keeps logs and traces.")]
    public ElasticsearchSettings Elasticsearch { get; init; } = new();

    [Setting("Kibana, which shows logs and traces.")]
    public KibanaSettings Kibana { get; init; } = new();

    [Setting("Logstash, which logs can pass through on their way.")]
    public LogstashSettings Logstash { get; init; } = new();

    [Setting("Fluentd, which collects logs on each node.")]
    public FluentdSettings Fluentd { get; init; } = new();

    [Setting("Zipkin, which keeps traces and shows them.")]
    public ZipkinSettings Zipkin { get; init; } = new();

    [Setting("The OpenTelemetry Collector, which takes traces from all pods.")]
    public CollectorSettings Collector { get; init; } = new();

    [Setting("etcd, as a system that is watched.")]
    public EtcdSettings Etcd { get; init; } = new();

    [Setting("NATS, as a system that is watched.")]
    public NatsSettings Nats { get; init; } = new();

    [Setting("CockroachDB, as a system that is watched.")]
    public CockroachDbSettings Cockroachdb { get; init; } = new();

    [Setting("Istio, as a system that is watched.")]
    public IstioSettings Istio { get; init; } = new();

    [Setting("Knative, as a system that is watched.")]
    public KnativeSettings Knative { get; init; } = new();

    [Setting("Services of the Micro platform, as systems that are watched.")]
    public MicroSettings Micro { get; init; } = new();

    /// <summary>True where a certificate has to be signed: by tools that keep logs or traces, and by a host that is open to other machines.</summary>
    public bool HasAuthority => Logging.Enabled || Tracing.Enabled || (OnHost && Host.IsOpen);

    /// <summary>True where Prometheus runs outside the cluster.</summary>
    public bool OnHost => Prometheus.Placement == PrometheusPlacement.Host;

    /// <summary>Secret keys that these settings need.</summary>
    public IEnumerable<string> RequiredSecrets() =>
        [.. OnCall.RequiredSecrets(), .. OnHost ? new[] { HostSettings.SshKey } : [], .. OnHost && Host.IsOpen ? new[] { HostSettings.WebUsers } : []];

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (!OnHost)
            yield break;
        if (Host.Address.Length == 0)
            yield return Problem.Error(context.Key("host.address"), "Prometheus is to run on a host, but no host is named; give its address.");
        if (Host.HostKey.Length == 0)
            yield return Problem.Error(context.Key("host.hostKey"), "Without the host's key anybody could answer in its place and get the secrets; `ssh-keyscan` prints it, compare it with the one on the host.");
        if (Host.ApiServer.Length == 0)
            yield return Problem.Error(context.Key("host.apiServer"), "The host has to know the cluster's API server; give its https address.");
        if (Host.IsOpen && !IPAddress.TryParse(Host.Listen, out _))
            yield return Problem.Error(context.Key("host.listen"), $"'{Host.Listen}' is no address; give an IPv4 address of the host, or 0.0.0.0 for all of them.");
        if (Baseline.Enabled)
            yield return Problem.Error(context.Key("baseline.enabled"), "There is no second Prometheus on a host; set it to false, or prometheus.placement to in-cluster.");
    }
}
