using Monitoring.Dashboards.Thresholds;
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

    /// <summary>Series that the rule files record; null skips the check for recorded series that nobody records.</summary>
    public IReadOnlySet<string>? RecordedSeries { get; init; }

    /// <summary>The alerts of the project as their files have them, whose thresholds panels draw.</summary>
    public AlertThresholds Alerts { get; init; } = AlertThresholds.None;
}
