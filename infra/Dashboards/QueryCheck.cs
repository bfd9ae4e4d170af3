using Monitoring.PromQl;
using Monitoring.Settings;

namespace Monitoring.Dashboards;

/// <summary>A check that looks at one query at a time; those that are not PromQL are not among them.</summary>
internal abstract class QueryCheck : DashboardCheck
{
    protected sealed override IEnumerable<Problem> Check(CheckedDashboard dashboard, DashboardLintContext context) =>
        from query in dashboard.Queries
        from message in query.References is { } references ? Check(query, references, query.IsOfBaseline ? context.Baseline ?? context : context).Distinct() : []
        select dashboard.Error(query, message);

    /// <summary>Ends of sentences that start with the query: <c>asks for ...</c></summary>
    protected abstract IEnumerable<string> Check(DashboardQuery query, PromQlReferences references, DashboardLintContext context);
}
