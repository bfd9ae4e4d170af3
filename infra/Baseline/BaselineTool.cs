using Monitoring.Alertmanager;
using Monitoring.Describe;
using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Workloads;

namespace Monitoring.Baseline;

/// <summary>
/// Describes the instance with the long memory: a Prometheus that takes over the <c>baseline:</c> series of the one that scrapes, and
/// evaluates the rules that look back further than that one remembers.
/// </summary>
public sealed class BaselineTool(BaselineSettings settings, AlertmanagerTool alertmanager, string @namespace) : IDescribed
{
    /// <summary>What names of recorded series start with that are taken over.</summary>
    public const string SeriesPrefix = "baseline:";

    /// <summary>What names of rule files start with that this instance evaluates.</summary>
    public const string RuleFilePrefix = "baseline-";

    /// <summary>Uid of the data source in Grafana.</summary>
    public const string DatasourceUid = "prometheus-baseline";

    /// <summary>Name of the data source in Grafana; dashboards choose it by their variable's expression.</summary>
    public const string DatasourceName = "Prometheus (baseline)";

    /// <summary>Time between two federations, and between two evaluations of its rules. The size that docs/baseline.md states depends on it.</summary>
    public static readonly Duration Interval = Duration.Minutes(5);

    /// <summary>How old a sample may be in a query: three intervals, so that one federation that is missed is no gap.</summary>
    public static readonly Duration Lookback = Interval * 3;

    /// <summary>The longest interval of a rule group that records baselines: the scraping instance offers no sample older than five minutes.</summary>
    public static readonly Duration LongestRecordingInterval = Duration.Minutes(4);

    public BaselineSettings Settings { get; } = settings;

    public Workload Workload { get; } = new("prometheus-baseline", @namespace, "metrics");

    /// <summary>Name of the alertmanagers' Service that resolves to every replica. DNS asks for no permission in the cluster, unlike the API.</summary>
    public string AlertmanagersHost => alertmanager.ReplicasHost;

    /// <summary>Address from inside the cluster.</summary>
    public string Url => $"http://{Workload.ServiceHost}:{PrometheusTool.Port}";

    /// <summary>The one scrape job of this instance.</summary>
    public ScrapeJob Federation() => new("federation", new Discovery.Static([$"{PrometheusTool.Name}.{Workload.Namespace}.svc:{PrometheusTool.Port}"]))
    {
        Path = "/federate",
        Parameters = [new("match[]", $"{{__name__=~\"{SeriesPrefix}.+\"}}")],
        HonorLabels = true,
        // Evenly spaced samples take half the space of those with the time of their evaluation, and a series that ends is marked as ended.
        HonorTimestamps = false,
        SeriesBudget = Settings.SeriesLimit,
        MetricRelabel =
        [
            // The scraping instance adds the labels of the stack, and this one adds them to its alerts again; series need them no more than there.
            Relabel.DropLabels("cluster|stack"),
            // A series that has no job label of its own would get that of the federation.
            Relabel.Replace("federation", "", "job", "job"),
        ],
    };

    public Description Describe() => new(Workload.Name)
    {
        Workload = Workload,
        ServiceUrl = Url,
        ScrapeJobs = [ScrapedAsPrometheus()],
        RuleFiles = ["baseline"],
        BaselineRuleFiles = ["baseline-availability", "baseline-capacity", "baseline-workloads"],
        Dashboards = new DashboardFolder("baseline", "Baselines"),
        Datasources =
        [
            new GrafanaDatasource(DatasourceUid, DatasourceName, "prometheus", Url, Peer.Workload(Workload.Name), PrometheusTool.Port)
            {
                Options = GrafanaDatasource.OptionsOf(("httpMethod", "POST"), ("timeInterval", Interval.ToString())),
            },
        ],
        Edges =
        [
            new NetworkEdge(Peer.Workload(Workload.Name), Peer.Workload(PrometheusTool.Name), [PrometheusTool.Port], "takes over the baselines"),
            new NetworkEdge(Peer.Workload(Workload.Name), Peer.Workload(alertmanager.Workload.Name), [AlertmanagerTool.Port], "sends alerts"),
        ],
        // A year of history can wait until the morning: what pages about the scraping instance is a ticket about this one.
        AlertRelabel = [Relabel.Replace($"{Workload.Name};critical", "warning", "severity", "instance", "severity")],
    };

    /// <summary>It is watched by the rules about Prometheus, under a name that tells the two apart.</summary>
    private ScrapeJob ScrapedAsPrometheus()
    {
        var job = ToolJobs.For(Workload, PrometheusTool.PortName, PrometheusTool.Port, seriesBudget: 5_000);
        return job with { Relabel = [.. job.Relabel, Relabel.Set("job", PrometheusTool.Name), Relabel.Set("instance", Workload.Name)] };
    }
}
