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
}
