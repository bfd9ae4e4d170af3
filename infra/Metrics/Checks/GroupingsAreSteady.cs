using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Checks;

/// <summary>
/// Where two sides have to have the same labels, <c>without</c> on one of them breaks as soon as a metric gets a label more: name those that stay, or those to match on.
/// Recorded series are let pass: their labels are the rules' own.
/// </summary>
internal sealed class GroupingsAreSteady : IExpressionCheck
{
    public IEnumerable<string> Check(PromQlExpression expression, SeriesCatalogue series) =>
        from operation in expression.SelfAndDescendants().OfType<BinaryOperation>()
        where operation.Operator != "or" && operation.Matching is not { On: true }
            && PromQlTypes.Of(operation.Left) == PromQlType.InstantVector && PromQlTypes.Of(operation.Right) == PromQlType.InstantVector
        from side in new[] { operation.Left, operation.Right }
        where MetricName.Only(operation) is null
        from aggregation in side.SelfAndDescendants().OfType<Aggregation>()
        where aggregation.Grouping is { Without: true, Labels.IsEmpty: false } && !PromQlKeywords.Selections.Contains(aggregation.Operator)
            && aggregation.SelfAndDescendants().OfType<VectorSelector>().Any(x => x.Name?.Contains(':', StringComparison.Ordinal) != true)
        select $"takes {aggregation.Operator} without (...) on a side of '{operation.Operator}', which breaks when one of the metrics gets another label; use by (...), or match on (...).";
}
