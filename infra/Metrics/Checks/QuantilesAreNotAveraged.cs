using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>The quantiles of a summary cannot be put together: the worst of several is still a quantile of something, their sum or average is not.</summary>
internal sealed class QuantilesAreNotAveraged : IExpressionCheck
{
    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from aggregation in expression.SelfAndDescendants().OfType<Aggregation>()
        where aggregation.Operator is "avg" or "sum" or "stddev" or "stdvar" or "quantile"
        from selector in aggregation.Inner.SelfAndDescendants().OfType<VectorSelector>()
        where IsQuantile(selector, series)
        select $"takes {aggregation.Operator}() of quantiles of the summary {selector.Name}, which cannot be put together; take max() for the worst, or divide {selector.Name}_sum by {selector.Name}_count.";

    private static bool IsQuantile(VectorSelector selector, SeriesCatalogue series) => series.Find(selector).ToList() is { Count: > 0 } found
        ? found.TrueForAll(x => x.Part == SeriesPart.Quantile)
        : selector.Fixed("quantile") is { Length: > 0 };
}
