using System.Collections.Immutable;
using Monitoring.Dashboards.Thresholds;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Settings;

namespace Monitoring.Dashboards;

/// <summary>What dashboards are checked against.</summary>
public sealed record DashboardLintContext
{
    /// <summary>The instance that is asked, as messages call it.</summary>
    public string Instance { get; init; } = "this stack";

    /// <summary>How long the instance keeps samples; a panel that looks back further shows a gap or a wrong number.</summary>
    public required Duration Retention { get; init; }

    /// <summary>The context of queries whose data source is the baseline instance; null where the stack has none.</summary>
    public DashboardLintContext? Baseline { get; init; }

    public required KnownMetrics KnownMetrics { get; init; }

    /// <summary>How often targets are scraped; a fixed window of a rate has to hold several scrapes.</summary>
    public required Duration ScrapeInterval { get; init; }

    /// <summary>How often rules are evaluated: the scrape interval, so to say, of recorded series.</summary>
    public required Duration EvaluationInterval { get; init; }

    /// <summary>The stack's scrape jobs: labels and intervals of the series. Nothing is said about those of other jobs.</summary>
    public ImmutableArray<ScrapeJob> ScrapeJobs { get; init; } = [];

    /// <summary>Series that the rule files record; null skips the check for recorded series that nobody records.</summary>
    public ImmutableArray<RecordedSeries>? RecordedSeries { get; init; }

    /// <summary>The alerts of the project as their files have them, whose thresholds panels draw.</summary>
    public AlertThresholds Alerts { get; init; } = AlertThresholds.None;

    /// <summary>All that is known of the series that queries select, of whichever instance.</summary>
    public SeriesCatalogue Series() => new(KnownMetrics, ScrapeJobs, [.. RecordedSeries ?? [], .. Baseline?.RecordedSeries ?? []]);
}
