using Monitoring.PromQl.Syntax;
using Monitoring.Settings;

namespace Monitoring.Metrics.Checks;

/// <summary>A condition on a label that the metric does not have selects nothing, or everything.</summary>
internal sealed class MatchedLabelsExist : IExpressionCheck
{
    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from selector in expression.SelfAndDescendants().OfType<VectorSelector>()
        where selector.Name is not null
        let labels = series.LabelsOf(selector)
        from matcher in selector.Matchers
        where matcher is not { Operator: "=", Value: "" } && !matcher.Label.Contains('$', StringComparison.Ordinal) && matcher.Label != "__name__" && !labels.Contains(matcher.Label)
        select $"selects {selector.Name} by the label '{matcher.Label}', which it does not have.{Nearest.Suggestion(matcher.Label, labels.Names)}";
}
