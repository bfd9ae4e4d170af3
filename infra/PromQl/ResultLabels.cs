using Monitoring.PromQl.Syntax;

namespace Monitoring.PromQl;

/// <summary>
/// Says which labels the result of an expression can have. Use it to find a template such as <c>{{ $labels.pod }}</c> that will always be empty, because
/// an aggregation or a matching on the way drops the label. Metric names are not considered.
/// </summary>
public sealed class ResultLabels
{
    private readonly Func<VectorSelector, LabelSet> _ofSeries;

    private ResultLabels(Func<VectorSelector, LabelSet> ofSeries) => _ofSeries = ofSeries;

    /// <param name="expression">The expression.</param>
    /// <param name="ofSeries">Labels that the series of a selector can have; null knows nothing about them.</param>
    public static LabelSet Of(PromQlExpression expression, Func<VectorSelector, LabelSet>? ofSeries = null) => new ResultLabels(ofSeries ?? (_ => LabelSet.Any)).Of(expression);

    private LabelSet Of(PromQlExpression expression) => expression switch
    {
        NumberLiteral or StringLiteral => LabelSet.None,
        VectorSelector selector => _ofSeries(selector),
        VariableExpression => LabelSet.Any,
        Aggregation aggregation => OfAggregation(aggregation),
        FunctionCall call => OfCall(call),
        BinaryOperation operation => OfOperation(operation),
        _ => Of(expression.Children[0]),
    };

    private LabelSet OfAggregation(Aggregation aggregation)
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

    private LabelSet OfCall(FunctionCall call) => (call.Name, call.Arguments) switch
    {
        ("absent" or "absent_over_time", [var argument]) => OfAbsence(argument.Bare),
        ("label_replace" or "label_join", [var vector, StringLiteral label, ..]) => Of(vector).With([label.Value]),
        ("histogram_quantile" or "histogram_fraction", [.., var vector]) => Of(vector).Without(["le"]),
        ("quantile_over_time", [_, var vector]) => Of(vector),
        ("info", [_, ..]) => LabelSet.Any,
        ("vector" or "scalar", _) or (_, []) => LabelSet.None,
        (_, [var vector, ..]) => Of(vector),
    };

    /// <summary>Only a selector says what is absent; of the absence of anything else nothing is known.</summary>
    private static LabelSet OfAbsence(PromQlExpression expression) => expression switch
    {
        OffsetExpression or AtExpression or RangeSelector => OfAbsence(expression.Children[0].Bare),
        VectorSelector selector => LabelSet.Of(
            selector.Matchers.Where(x => x.Operator == "=").GroupBy(x => x.Label, StringComparer.Ordinal).Where(x => x.Count() == 1).Select(x => x.Key)),
        VariableExpression => LabelSet.Any,
        _ => LabelSet.None,
    };

    private LabelSet OfOperation(BinaryOperation operation)
    {
        var (left, right) = (Of(operation.Left), Of(operation.Right));
        return operation switch
        {
            { Operator: "and" or "unless" } => left,
            { Operator: "or" } => left.Or(right),
            _ when PromQlTypes.Of(operation.Right) == PromQlType.Scalar => left,
            _ when PromQlTypes.Of(operation.Left) == PromQlType.Scalar => right,
            { Matching: { Many: "group_left" } matching } => left.With(matching.Include),
            { Matching: { Many: "group_right" } matching } => right.With(matching.Include),
            { Matching: { On: true } matching } => LabelSet.Of(matching.Labels).And(left).And(right),
            { Matching: { } matching } => left.Without(matching.Labels).And(right),
            _ => left.And(right),
        };
    }
}
