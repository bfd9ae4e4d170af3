using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Dashboards.Checks;

/// <summary>Panels stand beside each other on the grid, and none sticks out. Those inside a collapsed row are looked at by themselves.</summary>
internal sealed class PanelsFitTheGrid : DashboardCheck
{
    protected override IEnumerable<Problem> Check(CheckedDashboard dashboard, DashboardLintContext context) =>
        dashboard.Dashboard.TopPanels.Select(x => x.Panels).Prepend(dashboard.Dashboard.TopPanels).SelectMany(x => Check(dashboard, x));

    private static IEnumerable<Problem> Check(CheckedDashboard dashboard, ImmutableArray<DashboardPanel> panels)
    {
        for (var i = 0; i < panels.Length; i++)
        {
            if (panels[i].Position is not { } position)
                yield return dashboard.Error(panels[i], "has no place on the grid (gridPos with x, y, w and h).");
            else if (!position.IsOnGrid)
                yield return dashboard.Error(panels[i], $"does not fit the grid, which is {GridPosition.Columns} wide: {position}.");
            else if (panels.Take(i).FirstOrDefault(x => x.Position?.Overlaps(position) == true) is { } other)
                yield return dashboard.Error(panels[i], $"covers a part of {other.Name}.");
        }
    }
}
