using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Monitoring.PromQl;
using Monitoring.Settings;

namespace Monitoring.Dashboards.Checks;

/// <summary>Legends name only labels that the query's result can have; any other shows as nothing.</summary>
internal sealed partial class LegendLabelsExist : IDashboardCheck
{
    public IEnumerable<Problem> Check(ImmutableArray<CheckedDashboard> dashboards, DashboardLintContext context)
    {
        var series = context.Series();
        return from dashboard in dashboards
               from query in dashboard.Queries
               let tree = query.References?.Tree
               where tree is not null
               let result = ResultLabels.Of(tree, series.LabelsOf)
               from label in Label().Matches(query.Legend ?? "").Select(x => x.Groups[1].Value).Distinct()
               where label != "__name__" && !result.Contains(label)
               select dashboard.Error(query, $"has '{{{{{label}}}}}' in its legend, but its result has no label '{label}'.{Nearest.Suggestion(label, result.Names)}");
    }

    [GeneratedRegex(@"\{\{\s*([^{}\s]+)\s*\}\}")]
    private static partial Regex Label();
}
