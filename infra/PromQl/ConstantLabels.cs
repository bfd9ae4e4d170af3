using System.Collections.Immutable;
using Monitoring.PromQl.Syntax;

namespace Monitoring.PromQl;

/// <summary>
/// Says which labels have one and the same value in all series of a result, because a selector asks for it. Use it to find two sides that can never match. Metric
/// names and labels that only might be constant are not considered.
/// </summary>
public static class ConstantLabels
{
    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static ImmutableSortedDictionary<string, string> Of(PromQlExpression expression) => expression switch
    {
        VectorSelector selector => OfSelector(selector),
        Aggregation { Grouping: var grouping } aggregation => PromQlKeywords.Selections.Contains(aggregation.Operator)
            ? Of(aggregation.Inner)
            : Only(Of(aggregation.Inner), label => grouping is not null && grouping.Labels.Contains(label) != grouping.Without),
        FunctionCall { Name: "label_replace" or "label_join", Arguments: [var series, var label, ..] } => Only(Of(series), x => x != (label as StringLiteral)?.Value),
        FunctionCall { Name: "absent" or "absent_over_time" or "vector" or "scalar" or "info" } => None,
        FunctionCall { Arguments: var arguments } => arguments.FirstOrDefault(x => PromQlTypes.Of(x) is PromQlType.InstantVector or PromQlType.RangeVector) is { } series ? Of(series) : None,
        BinaryOperation operation => OfOperation(operation),
        NumberLiteral or StringLiteral or VariableExpression => None,
        _ => Of(expression.Children[0]),
    };

    private static ImmutableSortedDictionary<string, string> OfSelector(VectorSelector selector) =>
        selector.Matchers.Where(x => x is { Operator: "=", HasVariable: false, Value.Length: > 0 } && !x.Label.Contains('$', StringComparison.Ordinal)).DistinctBy(x => x.Label)
            .ToImmutableSortedDictionary(x => x.Label, x => x.Value, StringComparer.Ordinal);

    private static ImmutableSortedDictionary<string, string> OfOperation(BinaryOperation operation)
    {
        var (left, right) = (Of(operation.Left), Of(operation.Right));
        if (PromQlTypes.Of(operation.Left) == PromQlType.Scalar)
            return right;
        return operation switch
        {
            { Operator: "or" } => Only(left, label => right.GetValueOrDefault(label) == left[label]),
            { Matching: { Many: "group_right" } matching } => Only(right, label => !matching.Include.Contains(label)),
            { Matching: { Many: "group_left" } matching } => Only(left, label => !matching.Include.Contains(label)),
            { Operator: "and" or "unless" } => left,
            { Matching: { On: true } matching } => Only(left, matching.Labels.Contains),
            { Matching: { } matching } => Only(left, label => !matching.Labels.Contains(label)),
            _ => left,
        };
    }

    private static ImmutableSortedDictionary<string, string> Only(ImmutableSortedDictionary<string, string> labels, Func<string, bool> condition) =>
        labels.RemoveRange(labels.Keys.Where(label => !condition(label)));
}
