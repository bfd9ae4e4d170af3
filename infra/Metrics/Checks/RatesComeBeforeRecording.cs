using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>
/// A recorded series is no counter: what is recorded of counters is their rate, or, worse, a sum of them, in which nobody sees the reset of a single one.
/// </summary>
internal sealed class RatesComeBeforeRecording : IExpressionCheck
{
    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from call in expression.Calls("rate", "irate", "increase", "resets")
        let selector = call.Window()
        where selector is not null
        from recorded in series.Recorded(selector).Where(x => !IsCounter(x.Expression, series)).Take(1)
        select $"takes {call.Name}() of {recorded.Name}, which a rule records and which is no counter; take {call.Name}() in that rule.";

    private static bool IsCounter(PromQlExpression expression, SeriesCatalogue series) => Reading.Unshifted(expression) switch
    {
        VectorSelector selector => series.TypeOf(selector) is MetricType.Counter or MetricType.Unknown,
        FunctionCall { Name: "label_replace" or "label_join" } call => IsCounter(call.Arguments[0], series),
        _ => false,
    };
}
