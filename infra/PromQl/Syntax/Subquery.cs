using System.Collections.Immutable;

namespace Monitoring.PromQl.Syntax;

/// <summary>An expression evaluated again and again over a window: <c>rate(up[5m])[1h:1m]</c>.</summary>
/// <param name="Position">Where it starts in the text.</param>
/// <param name="Inner">What is evaluated.</param>
/// <param name="Range">The window.</param>
/// <param name="Step">Time between evaluations; null takes Prometheus' evaluation interval.</param>
public sealed record Subquery(PromQlPosition Position, PromQlExpression Inner, TimeWindow Range, TimeWindow? Step) : PromQlExpression(Position)
{
    public override ImmutableArray<PromQlExpression> Children => [Inner];
}
