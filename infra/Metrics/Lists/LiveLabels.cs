using System.Collections.Immutable;
using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Lists;

/// <summary>
/// Says, for each selector of an expression, which labels of its series can change the answer: those in conditions, groupings and matchings, and all that
/// can reach the result. A label that an aggregation takes away before anybody looks at it is not among them. Where it is not certain, a label is live.
/// </summary>
internal sealed class LiveLabels
{
    private readonly Dictionary<VectorSelector, LabelSet> _live = new(ReferenceEqualityComparer.Instance);

    private LiveLabels()
    {
    }

    /// <summary>By selector, the very node of the tree.</summary>
    public static IReadOnlyDictionary<VectorSelector, LabelSet> Of(PromQlExpression expression)
    {
        var labels = new LiveLabels();
        labels.Visit(expression, LabelSet.Any);
        return labels._live;
    }

    private void Visit(PromQlExpression expression, LabelSet live)
    {
        switch (expression)
        {
            case VectorSelector selector:
                _live[selector] = live.With(selector.Matchers.Select(x => x.Label.Contains('$', StringComparison.Ordinal) ? "*" : x.Label));
                break;
            case Aggregation aggregation:
                if (aggregation.Parameter is { } parameter)
                    Visit(parameter, LabelSet.Any);
                Visit(aggregation.Inner, Below(aggregation));
                break;
            case BinaryOperation operation:
                var (left, right) = Sides(operation, live);
                Visit(operation.Left, left);
                Visit(operation.Right, right);
                break;
            case FunctionCall call:
                foreach (var argument in call.Arguments)
                    Visit(argument, Below(call, live));
                break;
            default:
                foreach (var child in expression.Children)
                    Visit(child, live);
                break;
        }
    }

    /// <summary>Of what is chosen, and not computed, all labels are seen.</summary>
    private static LabelSet Below(Aggregation aggregation) => aggregation switch
    {
        { Operator: var name } when PromQlKeywords.Selections.Contains(name) => LabelSet.Any,
        { Grouping: null } => LabelSet.None,
        { Grouping: { Without: true } grouping } => LabelSet.Any.Without(Names(grouping.Labels)),
        { Grouping: { } grouping } => LabelSet.Of(Names(grouping.Labels)),
    };

    private static LabelSet Below(FunctionCall call, LabelSet live) => call.Name switch
    {
        "histogram_quantile" or "histogram_fraction" => live.With(["le"]),
        "label_replace" or "label_join" or "info" or "sort_by_label" or "sort_by_label_desc" or "scalar" or "absent" or "absent_over_time" => LabelSet.Any,
        var name when name.Contains('$', StringComparison.Ordinal) => LabelSet.Any,
        _ => live,
    };

    /// <summary>What decides which series belong together is live on both sides; only a scalar has no labels to compare.</summary>
    private static (LabelSet Left, LabelSet Right) Sides(BinaryOperation operation, LabelSet live)
    {
        if (PromQlTypes.Of(operation.Left) == PromQlType.Scalar || PromQlTypes.Of(operation.Right) == PromQlType.Scalar)
            return (live, live);
        if (operation.Matching is not { On: true } matching)
            return (LabelSet.Any, LabelSet.Any);
        var on = Names(matching.Labels);
        var both = live.With(on).With(Names(matching.Include));
        return (both, both);
    }

    private static ImmutableArray<string> Names(ImmutableArray<string> labels) => [.. labels.Select(x => x.Contains('$', StringComparison.Ordinal) ? "*" : x)];
}
