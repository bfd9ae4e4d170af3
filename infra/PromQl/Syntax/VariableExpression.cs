using System.Collections.Immutable;

namespace Monitoring.PromQl.Syntax;

/// <summary>A Grafana variable that stands for a whole expression or number.</summary>
/// <param name="Position">Where it starts in the text.</param>
/// <param name="Text">As written: <c>$threshold</c>.</param>
public sealed record VariableExpression(PromQlPosition Position, string Text) : PromQlExpression(Position)
{
    public override ImmutableArray<PromQlExpression> Children => [];
}
