using System.Collections.Immutable;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Lists;

/// <summary>Finds the selectors of an expression whose buckets are looked at through quantiles only, and what these quantiles are compared with.</summary>
internal static class QuantileReads
{
    private const string Quantile = "histogram_quantile";

    /// <summary>By selector, the very node of the tree: the values of comparisons; none for a quantile that is shown.</summary>
    public static IReadOnlyDictionary<VectorSelector, ImmutableArray<double>> Of(PromQlExpression expression)
    {
        var found = new Dictionary<VectorSelector, ImmutableArray<double>>(ReferenceEqualityComparer.Instance);
        foreach (var selector in expression.SelfAndDescendants().OfType<FunctionCall>().Where(x => x.Name == Quantile).SelectMany(Buckets))
            found[selector] = [];
        foreach (var comparison in expression.SelfAndDescendants().OfType<BinaryOperation>().Where(x => x.Operator is ">" or ">=" or "<" or "<="))
        {
            foreach (var (side, other) in new[] { (comparison.Left, comparison.Right), (comparison.Right, comparison.Left) })
            {
                if (other.Bare is NumberLiteral number && Compared(side.Bare, number.Value) is var (call, value))
                {
                    foreach (var selector in Buckets(call))
                        found[selector] = found[selector].Add(value);
                }
            }
        }

        return found;
    }

    /// <summary>The quantile that an expression is, but for a change of unit, and what a value of the expression is in the unit of the buckets.</summary>
    private static (FunctionCall Call, double Value)? Compared(PromQlExpression expression, double value) => expression switch
    {
        FunctionCall { Name: Quantile } call => (call, value),
        BinaryOperation { Operator: "/", Right: NumberLiteral unit } division => Compared(division.Left.Bare, value * unit.Value),
        BinaryOperation { Operator: "*", Right: NumberLiteral unit } product => Compared(product.Left.Bare, value / unit.Value),
        _ => null,
    };

    private static IEnumerable<VectorSelector> Buckets(FunctionCall call) =>
        call.Arguments.SelectMany(x => x.SelfAndDescendants()).OfType<VectorSelector>().Where(x => x.Matchers.All(y => y.Label != "le"));
}
