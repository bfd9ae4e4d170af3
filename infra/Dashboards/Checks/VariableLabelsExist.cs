using System.Collections.Immutable;
using Monitoring.PromQl.Syntax;
using Monitoring.Settings;

namespace Monitoring.Dashboards.Checks;

/// <summary>A variable that lists the values of a label asks a metric that has the label.</summary>
internal sealed class VariableLabelsExist : IDashboardCheck
{
    public IEnumerable<Problem> Check(ImmutableArray<CheckedDashboard> dashboards, DashboardLintContext context)
    {
        var series = context.Series();
        return from dashboard in dashboards
               from query in dashboard.Queries
               let label = query.Label
               let selector = query.References?.Tree as VectorSelector
               where label is not null && selector is not null
               let labels = series.LabelsOf(selector)
               where !labels.Contains(label)
               select dashboard.Error(query, $"lists the values of the label '{label}', which {query.Expression.Trim()} does not have.{Nearest.Suggestion(label, labels.Names)}");
    }
}
