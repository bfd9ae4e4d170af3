using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>delta(), deriv() and predict_linear() take the reset of a counter for a fall.</summary>
internal sealed class DeltasAreOfGauges : IExpressionCheck
{
    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from call in expression.Calls("delta", "idelta", "deriv", "predict_linear", "double_exponential_smoothing")
        let selector = call.Window()
        where selector is not null && series.TypeOf(selector) == MetricType.Counter
        select $"takes {call.Name}() of the counter {selector.Name}, whose resets look like falls; use increase() or rate().";
}
