using System.Collections.Immutable;

namespace Monitoring.PromQl.Syntax;

/// <summary>A call of a function: <c>rate(up[5m])</c>.</summary>
/// <param name="Position">Where it starts in the text.</param>
/// <param name="Name">Function; a variable's text when Grafana chooses it.</param>
/// <param name="Arguments">In order.</param>
public sealed record FunctionCall(PromQlPosition Position, string Name, ImmutableArray<PromQlExpression> Arguments) : PromQlExpression(Position)
{
    public override ImmutableArray<PromQlExpression> Children => Arguments;
}
