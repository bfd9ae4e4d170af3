using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>Helps checks to see what a function reads.</summary>
internal static class Reading
{
    /// <summary>All calls of one of the functions.</summary>
    public static IEnumerable<FunctionCall> Calls(this PromQlExpression expression, params ReadOnlySpan<string> names)
    {
        var wanted = names.ToArray();
        return expression.SelfAndDescendants().OfType<FunctionCall>().Where(x => wanted.Contains(x.Name));
    }

    /// <summary>The expression and all below it of which the values count, and not only that there is a series.</summary>
    public static IEnumerable<PromQlExpression> WhereValuesCount(this PromQlExpression expression) => expression switch
    {
        FunctionCall { Name: "absent" or "absent_over_time" } or Aggregation { Operator: "count" or "group" } => [],
        BinaryOperation { Operator: "and" or "unless", Left: var left } => left.WhereValuesCount().Prepend(expression),
        _ => expression.Children.SelectMany(x => x.WhereValuesCount()).Prepend(expression),
    };

    /// <summary>The selector whose window a function such as rate() reads; null when something else stands in the window.</summary>
    public static VectorSelector? Window(this FunctionCall call) => call.Arguments.Select(x => Selector(x.Bare)).FirstOrDefault(x => x is not null);

    private static VectorSelector? Selector(PromQlExpression expression) => expression switch
    {
        OffsetExpression or AtExpression => Selector(expression.Children[0].Bare),
        RangeSelector { Inner: VectorSelector selector } => selector,
        Subquery { Inner.Bare: var inner } => Unshifted(inner) as VectorSelector,
        _ => null,
    };

    /// <summary>An expression without <c>offset</c> and <c>@</c>.</summary>
    public static PromQlExpression Unshifted(PromQlExpression expression) => expression.Bare is OffsetExpression or AtExpression ? Unshifted(expression.Bare.Children[0]) : expression.Bare;

    /// <summary>A type as it stands in a sentence.</summary>
    public static string Name(MetricType type) => type == MetricType.Info ? "an info metric" : $"a {type.ToString().ToLowerInvariant()}";
}
