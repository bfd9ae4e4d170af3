using System.Collections.Immutable;

namespace Monitoring.PromQl.Syntax;

/// <summary>A selector or subquery read some time ago: <c>up offset 1h</c>.</summary>
/// <param name="Position">Where it starts in the text.</param>
/// <param name="Inner">What is read.</param>
/// <param name="Offset">How long ago; negative looks ahead.</param>
public sealed record OffsetExpression(PromQlPosition Position, PromQlExpression Inner, TimeWindow Offset) : PromQlExpression(Position)
{
    public override ImmutableArray<PromQlExpression> Children => [Inner];
}
