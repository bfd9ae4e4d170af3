using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Stacks;

namespace Monitoring.Synthetic.Server;

/// <summary>prometheus.yml of a measurement: the stack's own scrape jobs with the synthetic targets in place of discovery, or every target as it is.</summary>
/// <param name="server">Who serves the targets.</param>
/// <param name="speed">How much faster than usual everything goes.</param>
internal sealed class BenchmarkConfiguration(SyntheticServer server, double speed)
{
    private static readonly Duration Usual = Duration.Seconds(30);

    /// <summary>Scrapes all there is, and keeps it.</summary>
    public string Everything() => Yaml.Write(new YamlMap
    {
        ["global"] = new YamlMap { ["scrape_interval"] = Faster(Usual).ToString(), ["scrape_timeout"] = Faster(Usual).ToString() },
        ["scrape_configs"] = server.Cluster.Targets.Select(x => x.Job).Distinct().Select(job => new YamlMap
        {
            ["job_name"] = job,
            ["honor_labels"] = job == "kube-state-metrics" ? true : null,
            ["http_sd_configs"] = Discovery(job),
        }).ToArray(),
    });

    /// <summary>Scrapes and evaluates as the stack does.</summary>
    /// <param name="plan">The stack.</param>
    /// <param name="rules">Folder of its rule files.</param>
    public string Compiled(MonitoringPlan plan, string rules) => Yaml.Write(new YamlMap
    {
        ["global"] = new YamlMap { ["scrape_interval"] = Faster(Usual).ToString(), ["scrape_timeout"] = Faster(Usual).ToString(), ["evaluation_interval"] = Faster(Usual).ToString() },
        ["runtime"] = PrometheusConfig.Runtime(),
        ["rule_files"] = new[] { $"{rules}/*.yml" },
        ["scrape_configs"] = plan.Descriptions.SelectMany(x => x.ScrapeJobs).Where(job => server.Cluster.Targets.Any(x => x.Job == job.Name)).Select(job => Compiled(job, plan)).ToArray(),
    });

    private YamlMap Compiled(ScrapeJob job, MonitoringPlan plan)
    {
        var map = ScrapeConfig.Compile(
            job with
            {
                Discovery = new Discovery.Static([]),
                Relabel = [],
                Scheme = "http",
                Path = "/metrics",
                WithServiceAccountToken = false,
                Interval = job.Interval is { } interval ? Faster(interval) : null,
                Parameters = Told(job, plan) is { Length: > 0 } only ? [KeyValuePair.Create("only", only)] : [],
            },
            []);
        map["http_sd_configs"] = Discovery(job.Name);
        return map;
    }

    /// <summary>What the exporters of the stack itself are told to produce by their command line; the others do not let themselves be told.</summary>
    private static string Told(ScrapeJob job, MonitoringPlan plan) => job.Name is "kube-state-metrics" or "node-exporter"
        ? string.Join('|', plan.ScrapeLists.Of(job with { MetricRelabel = [] })?.Names ?? [])
        : "";

    private YamlMap[] Discovery(string job) => [new YamlMap { ["url"] = $"{server.Address}targets.json?job={job}", ["refresh_interval"] = "10m" }];

    private Duration Faster(Duration usual) => usual / speed;
}
