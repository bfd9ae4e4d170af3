using System.Collections.Immutable;
using Monitoring.Alertmanager;
using Monitoring.Baseline;
using Monitoring.BlackboxExporter;
using Monitoring.Collector;
using Monitoring.Dashboards.Thresholds;
using Monitoring.Describe;
using Monitoring.Elasticsearch;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Fluentd;
using Monitoring.Grafana;
using Monitoring.Host;
using Monitoring.Kibana;
using Monitoring.Logging;
using Monitoring.Logstash;
using Monitoring.Metrics;
using Monitoring.Metrics.Lists;
using Monitoring.Network;
using Monitoring.Prometheus;
using Monitoring.Rules;
using Monitoring.Rules.Overrides;
using Monitoring.Settings;
using Monitoring.Stacks.Host;
using Monitoring.Stacks.Settings;
using Monitoring.Tracing;

namespace Monitoring.Stacks;

/// <summary>
/// A stack before anything is provisioned: the descriptions, and every tool's own configuration compiled from them. Pure: same settings and
/// sources, same plan. The program provisions it, the command and the tests look at it directly.
/// </summary>
public sealed record MonitoringPlan
{
    public required MonitoringSettings Settings { get; init; }

    /// <summary>What Prometheus scrapes, where it runs.</summary>
    public required ImmutableArray<Description> Descriptions { get; init; }

    /// <summary>What is deployed to the cluster, and how it describes itself there; the same as <see cref="Descriptions"/> unless Prometheus is elsewhere.</summary>
    public required ImmutableArray<Description> InCluster { get; init; }

    /// <summary>What is read, and so stored.</summary>
    public required ScrapeLists ScrapeLists { get; init; }

    /// <summary>What is stored of a job; null stores everything.</summary>
    public ScrapeList? ListOf(Workload workload) => ScrapeLists.Of(Descriptions, workload.Name);

    /// <summary>prometheus.yml.</summary>
    public required string PrometheusYaml { get; init; }

    /// <summary>The rules with the stack's overrides, from which <see cref="RuleFiles"/> are compiled.</summary>
    public required ImmutableArray<RuleFile> Rules { get; init; }

    /// <summary>Rule files by the name under which Prometheus loads them.</summary>
    public required ImmutableSortedDictionary<string, string> RuleFiles { get; init; }

    /// <summary>Certificates that prometheus.yml refers to.</summary>
    public required ImmutableArray<ClientCertificate> Certificates { get; init; }

    /// <summary>The instance that keeps the baselines; null where there is none.</summary>
    public BaselinePlan? Baseline { get; init; }

    /// <summary>Who is told what, from which <see cref="AlertmanagerYaml"/> is compiled.</summary>
    public required AlertRoute Routes { get; init; }

    /// <summary>Authorities that prometheus.yml refers to.</summary>
    public required ImmutableArray<CertificateAuthority> Authorities { get; init; }

    /// <summary>alertmanager.yml.</summary>
    public required string AlertmanagerYaml { get; init; }

    /// <summary>Grafana's data source provisioning.</summary>
    public required string DatasourcesYaml { get; init; }

    /// <summary>Grafana's dashboard provisioning.</summary>
    public required string DashboardFoldersYaml { get; init; }

    public required ImmutableArray<GrafanaDashboard> Dashboards { get; init; }

    public required ImmutableArray<IsolationPlan> Isolation { get; init; }

    /// <summary>elasticsearch.yml; null without Elasticsearch.</summary>
    public string? ElasticsearchYaml { get; init; }

    /// <summary>Files of the set-up job of Elasticsearch; empty without Elasticsearch.</summary>
    public ImmutableSortedDictionary<string, string> ElasticsearchRequests { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>kibana.yml; null without Kibana.</summary>
    public string? KibanaYaml { get; init; }

    /// <summary>Which way logs go.</summary>
    public required LogFlow Logs { get; init; }

    /// <summary>Logstash's own settings by file; empty without Logstash.</summary>
    public ImmutableSortedDictionary<string, string> LogstashSettings { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Logstash's pipelines; none without Logstash.</summary>
    public ImmutableArray<LogstashPipeline> LogstashPipelines { get; init; } = [];

    /// <summary>Files of Fluentd's configuration; empty without Fluentd.</summary>
    public ImmutableSortedDictionary<string, string> FluentdFiles { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>blackbox.yml; null when nobody asks.</summary>
    public string? BlackboxYaml { get; init; }

    /// <summary>collector.yaml; null without a collector.</summary>
    public string? CollectorYaml { get; init; }

    /// <summary>What is wrong with the sources or does not fit together; nothing may be deployed while there is an error.</summary>
    public required ImmutableArray<Problem> Problems { get; init; }

    /// <summary>Compiles a stack.</summary>
    /// <param name="settings">Valid settings.</param>
    /// <param name="sources">Rule files and dashboards, see <see cref="SourceFiles.Including"/>.</param>
    /// <param name="stack">Name of the stack, for the label of that name.</param>
    /// <param name="host">The host that Prometheus, Alertmanager and Grafana run on; null for the place that the settings name.</param>
    public static MonitoringPlan Create(MonitoringSettings settings, SourceFiles sources, string stack, HostPlacement? host = null)
    {
        var tools = new Tools(settings);
        var elsewhere = host is not null;
        host ??= HostServices.Placement(settings);
        var descriptions = host is null ? tools.Describe() : host.Place(tools.Describe());
        var traceDestinations = descriptions.Select(description => description.TraceDestination).OfType<TraceDestination>().ToImmutableArray();
        var datasources = descriptions.SelectMany(description => description.Datasources).ToImmutableArray();
        var labels = ImmutableSortedDictionary<string, string>.Empty.Add("cluster", settings.Cluster.Name).Add("stack", stack);
        var problems = ImmutableArray.CreateBuilder<Problem>();
        problems.AddRange(sources.Problems);
        var owned = OwnedNames.Of(descriptions);
        var ruleSources = PlanSources.Rules(descriptions, sources, owned, problems);
        var baselineSources = tools.Baseline is null ? [] : PlanSources.BaselineRules(descriptions, sources, problems);
        var allSources = ruleSources.AddRange(baselineSources);
        var folders = PlanSources.Folders(descriptions, sources, owned, problems);
        var constants = PlanSources.Constants(descriptions, allSources, problems);
        var prefixes = MetricPrefixes.Of(descriptions);
        var routes = AlertRoutes.Of(settings.OnCall, settings.Alerting);
        var alertsElsewhere = PlanSources.AlertsOfOtherFiles(allSources, sources);
        // A host has a part of the stack's alerts; changes to the others are for the cluster.
        var changes = host is null ? settings.Alerts : settings.Alerts.RemoveRange(alertsElsewhere.Keys);
        var rules = AlertOverrides.Apply(allSources.Select(RuleFile.Parse), changes, new AlertOverrideContext
        {
            Severities = routes.Severities,
            Retention = settings.Prometheus.Retention,
            AlertsOfOtherFiles = alertsElsewhere,
        });
        problems.AddRange(rules.Problems);
        problems.AddRange(AlertRouting.Check(rules.Files, routes, settings.OnCall));
        var ofBaseline = rules.Files.ToLookup(file => baselineSources.Any(source => source.Path == file.Path));
        var drawing = new ThresholdDrawing(new AlertThresholds(sources.RuleFiles.Select(RuleFile.Parse)), new AlertThresholds(rules.Files), settings.Alerting.Runbooks);
        var dashboards = PlanSources.Dashboards(folders, sources, drawing, prefixes, problems);
        problems.AddRange(UnknownJobs(settings.Prometheus, tools.Describe().AddRange(descriptions)));
        problems.AddRange(LostTraces(settings.Tracing, traceDestinations));
        var lists = new ScrapeLists(PlanSources.Reads(ofBaseline[false], dashboards.Select(dashboard => dashboard.Content), prefixes), settings.Prometheus.ExtraMetrics, KnownMetrics.OfOurExporters.With(prefixes), settings.Prometheus.BucketFactor);
        descriptions = new ScrapeIntervals(lists, settings.Prometheus.ScrapeInterval).Lengthen(lists.Narrow(settings.Prometheus.Adjust(descriptions)));
        var logs = tools.Logs;
        var inCluster = elsewhere ? [] : host is null ? descriptions : HostPlacement.LeftInCluster(tools.Describe());
        var pipelines = tools.Logstash is { } relay ? Monitoring.Logstash.LogstashPipelines.Compile(relay, logs.Relayed) : [];

        return new MonitoringPlan
        {
            Settings = settings,
            Descriptions = descriptions,
            InCluster = inCluster,
            ScrapeLists = lists,
            PrometheusYaml = PrometheusConfig.Compile(settings.Prometheus, descriptions, host?.Alertmanagers ?? tools.Alertmanager.Targets, labels, host?.PrometheusPlace),
            Rules = [.. ofBaseline[false]],
            RuleFiles = RuleCompiler.Compile(ofBaseline[false], settings.Alerting.Runbooks, constants, prefixes),
            Baseline = tools.Baseline is { } baseline
                ? new BaselinePlan(BaselineConfig.Compile(baseline, labels), [.. ofBaseline[true]], RuleCompiler.Compile(ofBaseline[true], settings.Alerting.Runbooks, constants, prefixes))
                : null,
            Certificates = [.. descriptions.SelectMany(description => description.ScrapeJobs).Select(job => job.Certificate).OfType<ClientCertificate>().DistinctBy(certificate => certificate.Secret)],
            Routes = routes,
            Authorities = [.. descriptions.SelectMany(description => description.ScrapeJobs).Select(job => job.Authority).OfType<CertificateAuthority>().DistinctBy(authority => authority.Secret)],
            AlertmanagerYaml = AlertmanagerConfig.Compile(settings.OnCall, settings.Alerting, host?.SecretsDirectory ?? AlertmanagerConfig.SecretsDirectory),
            DatasourcesYaml = GrafanaProvisioning.Datasources(datasources),
            DashboardFoldersYaml = GrafanaProvisioning.DashboardFolders(folders, host is null ? GrafanaProvisioning.DashboardsDirectory : $"$__env{{{HostBundle.DirectoryVariable}}}/dashboards"),
            Dashboards = [.. dashboards.Select(dashboard => dashboard.Mounted)],
            Isolation = elsewhere ? [] : IsolationCompiler.Compile(inCluster, host?.Scraper ?? Peer.Workload(tools.Prometheus.Workload.Name), [.. host is null ? tools.Grafana.EdgesTo(datasources) : [], .. tools.Logstash?.EdgesTo(logs.Relayed) ?? [], .. tools.Collector?.EdgesTo(traceDestinations) ?? []]),
            ElasticsearchYaml = tools.Elasticsearch is { IsExternal: false } elasticsearch ? ElasticsearchConfig.Compile(elasticsearch) : null,
            ElasticsearchRequests = tools.ElasticsearchSetup?.Requests(settings.Logging.RetentionDays, settings.Tracing.RetentionDays, settings.Elasticsearch.Volume, KibanaRequests(tools, settings))
                ?? ImmutableSortedDictionary<string, string>.Empty,
            KibanaYaml = tools is { Kibana: { } kibana, Elasticsearch.Url: { } url } ? KibanaConfig.Compile(kibana, url) : null,
            Logs = logs,
            LogstashPipelines = pipelines,
            LogstashSettings = tools.Logstash is { } logstash ? LogstashConfig.Compile(logstash, pipelines) : ImmutableSortedDictionary<string, string>.Empty,
            FluentdFiles = tools.Fluentd is { } fluentd ? FluentdConfig.Compile(fluentd) : ImmutableSortedDictionary<string, string>.Empty,
            BlackboxYaml = tools.BlackboxExporter is null ? null : BlackboxConfig.Compile(host is null ? BlackboxConfig.InCluster : host.Web?.Login),
            CollectorYaml = tools.Collector is { } collector ? CollectorConfig.Compile(collector.Settings, traceDestinations) : null,
            Problems = problems.ToImmutable(),
        };
    }

    private static ImmutableArray<SetupRequest> KibanaRequests(Tools tools, MonitoringSettings settings) =>
        tools.Kibana is null ? [] : KibanaObjects.Requests(new StreamNames(settings.Namespace), settings.Logging.Enabled, tools.Zipkin?.Storage is not null, tools.Zipkin?.PublicUrl ?? "");

    private static IEnumerable<Problem> LostTraces(TracingSettings settings, ImmutableArray<TraceDestination> destinations) => settings.Enabled && destinations.IsEmpty
        ? [Problem.Error("monitoring:zipkin.enabled", "Traces are collected, but nothing keeps them; enable Zipkin, or set tracing.enabled to false.")]
        : [];

    private static IEnumerable<Problem> UnknownJobs(PrometheusSettings settings, ImmutableArray<Description> descriptions)
    {
        var jobs = descriptions.SelectMany(description => description.ScrapeJobs).Select(job => job.Name).ToImmutableHashSet(StringComparer.Ordinal);
        return from named in settings.Jobs.Keys
               where !jobs.Contains(named)
               select Problem.Error(
                   $"monitoring:prometheus.jobs.{named}",
                   $"There is no scrape job '{named}'; {(Nearest.To(named, jobs) is { } nearest ? $"did you mean '{nearest}'?" : $"the jobs are {string.Join(", ", jobs.Order(StringComparer.Ordinal))}.")}");
    }
}
