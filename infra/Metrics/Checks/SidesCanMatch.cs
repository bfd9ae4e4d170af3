using System.Collections.Immutable;
using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>
/// The two sides of an operator can have series in common: labels that take part in the matching have not one value on the left and another on the right, and
/// what was grouped on both sides was grouped by the same labels.
/// </summary>
internal sealed class SidesCanMatch : IExpressionCheck
{
    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from operation in expression.SelfAndDescendants().OfType<BinaryOperation>()
        where operation.Operator != "or" && PromQlTypes.Of(operation.Left) == PromQlType.InstantVector && PromQlTypes.Of(operation.Right) == PromQlType.InstantVector
        from message in Values(operation).Concat(Groupings(operation))
        select message;

    private static IEnumerable<string> Values(BinaryOperation operation)
    {
        var (left, right) = (ConstantLabels.Of(operation.Left), ConstantLabels.Of(operation.Right));
        return from label in left.Keys
               where right.ContainsKey(label) && left[label] != right[label] && TakesPart(operation.Matching, label)
               select $"has {label}=\"{left[label]}\" on the left of '{operation.Operator}' and {label}=\"{right[label]}\" on the right, which never match; say what to match on (...).";
    }

    private static IEnumerable<string> Groupings(BinaryOperation operation)
    {
        if (operation.Matching is { On: true } || Groups(operation.Left) is not { } left || Groups(operation.Right) is not { } right)
            yield break;
        var differing = left.SymmetricExcept(right).Where(label => TakesPart(operation.Matching, label)).Order(StringComparer.Ordinal).ToList();
        if (differing.Count > 0)
            yield return $"has the label{(differing.Count > 1 ? "s" : "")} {string.Join(", ", differing.Select(x => $"'{x}'"))} on one side of '{operation.Operator}' only, so that nothing matches; say what to match on (...).";
    }

    private static bool TakesPart(VectorMatching? matching, string label) => matching is null || matching.Labels.Contains(label) == matching.On;

    /// <summary>The labels of a result that was grouped by name; null for any other.</summary>
    private static ImmutableHashSet<string>? Groups(PromQlExpression expression) => expression.Bare switch
    {
        Aggregation { Operator: "count_values" or "topk" or "bottomk" or "limitk" or "limit_ratio" } => null,
        Aggregation { Grouping: null } => [],
        Aggregation { Grouping: { Without: false } by } when !by.Labels.Any(x => x.Contains('$', StringComparison.Ordinal)) => [.. by.Labels],
        UnaryOperation sign => Groups(sign.Inner),
        BinaryOperation operation when PromQlTypes.Of(operation.Left) == PromQlType.Scalar => Groups(operation.Right),
        BinaryOperation operation when PromQlTypes.Of(operation.Right) == PromQlType.Scalar => Groups(operation.Left),
        BinaryOperation { Operator: "and" or "unless" } operation => Groups(operation.Left),
        FunctionCall { Name: "vector" } => [],
        _ => null,
    };
}
