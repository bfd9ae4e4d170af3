using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>rate(), increase() and their like see a reset wherever a value falls, so what they say of a gauge is invented.</summary>
internal sealed class RatesAreOfCounters : IExpressionCheck
{
    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from call in expression.Calls("rate", "irate", "increase", "resets")
        let selector = call.Window()
        where selector is not null
        let type = series.TypeOf(selector)
        where type is MetricType.Gauge or MetricType.Info or MetricType.Summary
        select $"takes {call.Name}() of {selector.Name}, which is {Reading.Name(type)} and no counter; {(call.Name == "resets" ? "use changes()." : "use delta() or deriv().")}";
}
