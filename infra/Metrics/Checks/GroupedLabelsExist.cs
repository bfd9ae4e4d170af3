using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;
using Monitoring.Settings;

namespace Monitoring.Metrics.Checks;

/// <summary>A grouping by a label that nothing has puts everything into one group, and its result lacks the label.</summary>
internal sealed class GroupedLabelsExist : IExpressionCheck
{
    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from aggregation in expression.SelfAndDescendants().OfType<Aggregation>()
        let grouping = aggregation.Grouping
        where grouping is not null
        let labels = ResultLabels.Of(aggregation.Inner, series.LabelsOf)
        from label in grouping.Labels
        where !label.Contains('$', StringComparison.Ordinal) && !labels.Contains(label)
        select $"takes {aggregation.Operator} {(grouping.Without ? "without" : "by")} ({label}), but what it aggregates has no label '{label}'.{Nearest.Suggestion(label, labels.Names)}";
}
