using System.Collections.Immutable;

namespace Monitoring.PromQl.Syntax;

/// <summary>The samples of a window: <c>up[5m]</c>.</summary>
/// <param name="Position">Where it starts in the text.</param>
/// <param name="Inner">A <see cref="VectorSelector"/> or a variable.</param>
/// <param name="Range">The window.</param>
public sealed record RangeSelector(PromQlPosition Position, PromQlExpression Inner, TimeWindow Range) : PromQlExpression(Position)
{
    public override ImmutableArray<PromQlExpression> Children => [Inner];
}
