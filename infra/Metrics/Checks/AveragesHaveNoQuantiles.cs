using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>A sum divided by its count is an average already; the quantile of averages says nothing about single observations.</summary>
internal sealed class AveragesHaveNoQuantiles : IExpressionCheck
{
    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from quantile in Quantiles(expression)
        from division in quantile.Of.SelfAndDescendants().OfType<BinaryOperation>().Where(x => x.Operator == "/")
        let sum = MetricName.Only(division.Left)
        let count = MetricName.Only(division.Right)
        where sum is not null && sum.EndsWith("_sum", StringComparison.Ordinal) && count == $"{sum[..^4]}_count"
        select $"takes {quantile.Name}() of the average {sum} / {count}; a quantile needs the single observations, as a histogram counts them.";

    private static IEnumerable<(string Name, PromQlExpression Of)> Quantiles(PromQlExpression expression) =>
        expression.SelfAndDescendants().OfType<Aggregation>().Where(x => x.Operator == "quantile").Select(x => (x.Operator, x.Inner))
            .Concat(expression.Calls("quantile_over_time", "histogram_quantile").Select(x => (x.Name, x.Arguments[^1])));
}
