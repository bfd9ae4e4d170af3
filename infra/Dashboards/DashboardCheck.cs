using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Dashboards;

/// <summary>A check that looks at one dashboard at a time.</summary>
internal abstract class DashboardCheck : IDashboardCheck
{
    public IEnumerable<Problem> Check(ImmutableArray<CheckedDashboard> dashboards, DashboardLintContext context) => dashboards.SelectMany(x => Check(x, context));

    protected abstract IEnumerable<Problem> Check(CheckedDashboard dashboard, DashboardLintContext context);
}
