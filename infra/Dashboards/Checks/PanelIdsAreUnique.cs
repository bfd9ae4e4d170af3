using Monitoring.Settings;

namespace Monitoring.Dashboards.Checks;

/// <summary>Panels have numbers of their own: links to a panel go by them.</summary>
internal sealed class PanelIdsAreUnique : DashboardCheck
{
    protected override IEnumerable<Problem> Check(CheckedDashboard dashboard, DashboardLintContext context)
    {
        var panels = dashboard.Dashboard.Panels.ToList();
        return panels.Where(x => x.Id is null).Select(x => dashboard.Error(x, "has no id."))
            .Concat(panels.Where(x => x.Id is not null).GroupBy(x => x.Id)
                .SelectMany(same => same.Skip(1).Select(x => dashboard.Error(x, $"has the id {same.Key}, which is that of {same.First().Name} too."))));
    }
}
