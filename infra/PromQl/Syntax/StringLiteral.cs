using System.Collections.Immutable;

namespace Monitoring.PromQl.Syntax;

/// <summary>A text, as functions such as label_replace take it.</summary>
/// <param name="Position">Where it starts in the text.</param>
/// <param name="Value">Content with escapes resolved.</param>
public sealed record StringLiteral(PromQlPosition Position, string Value) : PromQlExpression(Position)
{
    public override ImmutableArray<PromQlExpression> Children => [];
}
