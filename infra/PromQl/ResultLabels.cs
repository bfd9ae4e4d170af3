using Monitoring.PromQl.Syntax;

namespace Monitoring.PromQl;

/// <summary>
/// Says which labels the result of an expression can have. Use it to find a template such as <c>{{ $labels.pod }}</c> that will always be empty, because
/// an aggregation or a matching on the way drops the label. Metric names are not considered.
/// </summary>
public static class ResultLabels
{
    public static LabelSet Of(PromQlExpression expression) => expression switch
    {
        NumberLiteral or StringLiteral => LabelSet.None,
        VectorSelector or VariableExpression => LabelSet.Any,
        Aggregation aggregation => OfAggregation(aggregation),
        FunctionCall call => OfCall(call),
        BinaryOperation operation => OfOperation(operation),
        _ => Of(expression.Children[0]),
    };

    private static LabelSet OfAggregation(Aggregation aggregation)
    {
        var inner = Of(aggregation.Inner);
        if (PromQlKeywords.Selections.Contains(aggregation.Operator))
            return inner;
        var kept = aggregation.Grouping switch
        {
            null => LabelSet.None,
            { Labels: var labels } when labels.Any(x => x.Contains('$', StringComparison.Ordinal)) => LabelSet.Any,
            { Without: true } grouping => inner.Without(grouping.Labels),
            { } grouping => inner.And(LabelSet.Of(grouping.Labels)),
        };
        return aggregation is { Operator: "count_values", Parameter: StringLiteral label } ? kept.With([label.Value]) : kept;
    }

    private static LabelSet OfCall(FunctionCall call) => (call.Name, call.Arguments) switch
    {
        ("absent" or "absent_over_time", [var argument]) => LabelSet.Of(
            argument.SelfAndDescendants().OfType<VectorSelector>().Take(1).SelectMany(x => x.Matchers).Where(x => x.Operator == "=").Select(x => x.Label)),
        ("label_replace" or "label_join", [var vector, StringLiteral label, ..]) => Of(vector).With([label.Value]),
        ("histogram_quantile" or "histogram_fraction", [.., var vector]) => Of(vector).Without(["le"]),
        ("quantile_over_time", [_, var vector]) => Of(vector),
        ("vector" or "scalar", _) or (_, []) => LabelSet.None,
        (_, [var vector, ..]) => Of(vector),
    };

    private static LabelSet OfOperation(BinaryOperation operation)
    {
        var (left, right) = (Of(operation.Left), Of(operation.Right));
        return operation switch
        {
            { Operator: "and" or "unless" } => left,
            { Operator: "or" } => left.Or(right),
            _ when IsScalar(operation.Right) => left,
            _ when IsScalar(operation.Left) => right,
            { Matching: { Many: "group_left" } matching } => left.With(matching.Include),
            { Matching: { Many: "group_right" } matching } => right.With(matching.Include),
            { Matching: { On: true } matching } => LabelSet.Of(matching.Labels).And(left).And(right),
            { Matching: { } matching } => left.Without(matching.Labels).And(right),
            _ => left.And(right),
        };
    }

    private static bool IsScalar(PromQlExpression expression) => expression.Bare switch
    {
        NumberLiteral => true,
        FunctionCall { Name: "scalar" or "time" or "pi" } => true,
        UnaryOperation sign => IsScalar(sign.Inner),
        BinaryOperation operation => IsScalar(operation.Left) && IsScalar(operation.Right),
        _ => false,
    };
}
