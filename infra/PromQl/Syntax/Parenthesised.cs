using System.Collections.Immutable;

namespace Monitoring.PromQl.Syntax;

/// <summary>An expression in parentheses.</summary>
public sealed record Parenthesised(PromQlPosition Position, PromQlExpression Inner) : PromQlExpression(Position)
{
    public override ImmutableArray<PromQlExpression> Children => [Inner];

    public override PromQlExpression Bare => Inner.Bare;
}
