using System.Collections.Immutable;
using Monitoring.Metrics;
using Monitoring.Settings;

namespace Monitoring.Dashboards.Checks;

/// <summary>Queries use metrics as what they are, and labels that they have: see <see cref="ExpressionLint"/>.</summary>
internal sealed class QueryIsSound : IDashboardCheck
{
    public IEnumerable<Problem> Check(ImmutableArray<CheckedDashboard> dashboards, DashboardLintContext context)
    {
        var series = context.Series();
        return from dashboard in dashboards
               from query in dashboard.Queries
               from message in query.References is { } references ? ExpressionLint.Check(references.Tree, series) : []
               select dashboard.Error(query, message);
    }
}
