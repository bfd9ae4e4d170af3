using Monitoring.Settings;

namespace Monitoring.Dashboards.Checks;

/// <summary>Every query is PromQL, once Grafana has replaced its variables.</summary>
internal sealed class QueryParses : DashboardCheck
{
    protected override IEnumerable<Problem> Check(CheckedDashboard dashboard, DashboardLintContext context) =>
        from query in dashboard.Queries
        let error = query.SyntaxError
        where error is not null
        select dashboard.Error(query, $"is not PromQL: {error.Message}");
}
