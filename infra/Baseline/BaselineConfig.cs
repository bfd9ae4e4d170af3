using System.Collections.Immutable;
using Monitoring.Alertmanager;
using Monitoring.Compile;
using Monitoring.Prometheus;
using Monitoring.Settings;

namespace Monitoring.Baseline;

/// <summary>Compiles prometheus.yml of the instance that keeps the baselines.</summary>
public static class BaselineConfig
{
    /// <summary>A federation may take longer than a scrape: it is all that happens in five minutes, and one that is lost is a gap for a year.</summary>
    private static readonly Duration Timeout = Duration.Minutes(1);

    /// <summary>The text of prometheus.yml.</summary>
    /// <param name="tool">The instance.</param>
    /// <param name="externalLabels">Labels that leave with every alert: those of the scraping instance, so that alerts of both look alike.</param>
    public static string Compile(BaselineTool tool, ImmutableSortedDictionary<string, string> externalLabels) => Yaml.Write(new YamlMap
    {
        ["global"] = PrometheusConfig.Global(BaselineTool.Interval, Timeout, BaselineTool.Interval, externalLabels),
        ["rule_files"] = PrometheusConfig.RuleFiles(PrometheusPlace.Pod),
        ["alerting"] = new YamlMap { ["alertmanagers"] = new[] { Alertmanagers(tool.AlertmanagersHost) } },
        ["scrape_configs"] = new[] { ScrapeConfig.Compile(tool.Federation(), []) },
    });

    private static YamlMap Alertmanagers(string host) => new()
    {
        ["api_version"] = "v2",
        ["dns_sd_configs"] = new[] { Addresses(host, "A"), Addresses(host, "AAAA") },
    };

    private static YamlMap Addresses(string host, string type) => new()
    {
        ["names"] = new[] { host },
        ["type"] = type,
        ["port"] = AlertmanagerTool.Port,
    };
}
