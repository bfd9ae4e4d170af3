using System.Collections.Immutable;

namespace Monitoring.Dashboards.Checks;

/// <summary>Panels that show numbers say of what: a unit of <c>none</c> or <c>short</c> is an answer, too.</summary>
internal sealed class PanelHasUnit : PanelCheck
{
    private static readonly ImmutableHashSet<string> ShowNumbers =
        ["barchart", "bargauge", "gauge", "heatmap", "histogram", "piechart", "stat", "table", "timeseries", "trend", "xychart"];

    protected override IEnumerable<string> Check(DashboardPanel panel)
    {
        if (panel.Type is { } type && ShowNumbers.Contains(type) && string.IsNullOrEmpty(panel.Unit))
            yield return "has no unit (fieldConfig.defaults.unit).";
    }
}
