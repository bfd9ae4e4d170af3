using Monitoring.Settings;

namespace Monitoring.Dashboards.Checks;

/// <summary>
/// A dashboard that asks the baseline instance needs a stack that has one.
/// </summary>
internal sealed class BaselineIsThere : DashboardCheck
{
    protected override IEnumerable<Problem> Check(CheckedDashboard dashboard, DashboardLintContext context) =>
        from variable in dashboard.Dashboard.Variables
        where variable.ChoosesBaseline && context.Baseline is null
        select dashboard.Error(variable.Line, $"Variable '{variable.Name}' chooses the baseline instance, but this stack has none. Set monitoring:baseline.enabled, or leave the dashboard out.");
}
