using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>The conditions of a selector do not contradict each other.</summary>
internal sealed class SelectorsCanMatch : IExpressionCheck
{
    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from selector in expression.SelfAndDescendants().OfType<VectorSelector>()
        from conditions in selector.Matchers.GroupBy(x => x.Label, StringComparer.Ordinal)
        from fixedTo in conditions.Where(x => x is { Operator: "=", HasVariable: false }).Take(1)
        from other in conditions.Where(x => !x.Accepts(fixedTo.Value))
        select $"asks for {conditions.Key}=\"{fixedTo.Value}\" and {other.Label}{other.Operator}\"{other.Value}\" at once, which no series is.";
}
