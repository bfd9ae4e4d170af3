using Monitoring.Settings;

namespace Monitoring.Dashboards;

/// <summary>A check that looks at one panel at a time; rows are not among them.</summary>
internal abstract class PanelCheck : DashboardCheck
{
    protected sealed override IEnumerable<Problem> Check(CheckedDashboard dashboard, DashboardLintContext context) =>
        dashboard.Dashboard.Panels.Where(x => x.Type != "row").SelectMany(panel => Check(panel).Select(message => dashboard.Error(panel, message)));

    /// <summary>Ends of sentences that start with the panel: <c>has no unit.</c></summary>
    protected abstract IEnumerable<string> Check(DashboardPanel panel);
}
