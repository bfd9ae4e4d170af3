using Monitoring.Describe;
using Monitoring.Settings;

namespace Monitoring.Prometheus;

/// <summary>What a stack changes in one scrape job. A key that is not given leaves the job as it is.</summary>
public sealed record ScrapeJobSettings
{
    [Setting("Which series the job stores: used keeps those that a rule or a panel reads, all keeps everything.", Example = "all")]
    public KeptMetrics? Keep { get; init; }

    [Setting("Time between two scrapes of its targets. Unset takes prometheus.scrapeInterval, or 1m where no rule and no panel needs more.", Min = "5s", Max = "2m", Example = "15s")]
    public Duration? Interval { get; init; }

    [Setting("Most series that all its targets store together. Prometheus refuses a target that alone has more, an alert tells when 80 % are used, and a preview that forecasts more is an error. Unset takes the job's own.", Min = "1", Max = "10000000", Example = "60000")]
    public int? SeriesBudget { get; init; }
}
