using Monitoring.PromQl.Syntax;

namespace Monitoring.PromQl;

/// <summary>A window from which a function such as rate() needs several samples.</summary>
/// <param name="Function">The function.</param>
/// <param name="Selector">What it reads; null when a variable decides.</param>
/// <param name="Window">The window.</param>
public sealed record RateWindow(string Function, VectorSelector? Selector, TimeWindow Window)
{
    /// <summary>All of an expression that stand directly on a selector; those over a subquery depend on its step instead.</summary>
    public static IEnumerable<RateWindow> In(PromQlExpression expression) =>
        from call in expression.SelfAndDescendants().OfType<FunctionCall>()
        where PromQlFunctions.OfSeveralSamples.Contains(call.Name) && call.Arguments.Length > 0
        from range in call.Arguments[0].SelfAndDescendants().OfType<RangeSelector>().Take(call.Arguments[0].SelfAndDescendants().Any(x => x is Subquery) ? 0 : 1)
        select new RateWindow(call.Name, range.Inner as VectorSelector, range.Range);
}
