using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Dashboards;

/// <summary>
/// One way in which dashboards can be wrong. A new check is a new class under Checks/ and one line in <see cref="DashboardLint"/>; derive it from
/// <see cref="DashboardCheck"/>, <see cref="PanelCheck"/> or <see cref="QueryCheck"/> unless it compares dashboards with each other.
/// </summary>
internal interface IDashboardCheck
{
    IEnumerable<Problem> Check(ImmutableArray<CheckedDashboard> dashboards, DashboardLintContext context);
}
