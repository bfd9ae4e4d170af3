using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>An average, extreme or sum of a counter's values over time depends on when it started, which means nothing.</summary>
internal sealed class CountersAreNotAveraged : IExpressionCheck
{
    private static readonly string[] OfValues =
        ["avg_over_time", "mad_over_time", "max_over_time", "min_over_time", "quantile_over_time", "stddev_over_time", "stdvar_over_time", "sum_over_time"];

    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from call in expression.WhereValuesCount().OfType<FunctionCall>()
        let selector = call.Window()
        where OfValues.Contains(call.Name) && selector is not null && series.TypeOf(selector) == MetricType.Counter
        select $"takes {call.Name}() of the counter {selector.Name}, whose value depends on when it started; use rate() or increase().";
}
