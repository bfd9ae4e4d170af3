using System.Collections.Immutable;

namespace Monitoring.PromQl.Syntax;

/// <summary>A sign before an expression.</summary>
public sealed record UnaryOperation(PromQlPosition Position, string Operator, PromQlExpression Inner) : PromQlExpression(Position)
{
    public override ImmutableArray<PromQlExpression> Children => [Inner];
}
