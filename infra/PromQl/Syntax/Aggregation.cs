using System.Collections.Immutable;

namespace Monitoring.PromQl.Syntax;

/// <summary>Many series made fewer: <c>sum by (job) (up)</c>, <c>topk(3, up)</c>.</summary>
/// <param name="Position">Where it starts in the text.</param>
/// <param name="Operator">Lower case: <c>sum</c>.</param>
/// <param name="Grouping">Null without <c>by</c> and <c>without</c>: no label stays.</param>
/// <param name="Parameter">For the operators that take one.</param>
/// <param name="Inner">The series.</param>
public sealed record Aggregation(PromQlPosition Position, string Operator, Grouping? Grouping, PromQlExpression? Parameter, PromQlExpression Inner)
    : PromQlExpression(Position)
{
    public override ImmutableArray<PromQlExpression> Children => Parameter is null ? [Inner] : [Parameter, Inner];
}
