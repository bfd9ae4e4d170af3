using System.Collections.Immutable;

namespace Monitoring.PromQl.Syntax;

/// <summary>A number, or a duration used as one: <c>0.5</c>, <c>Inf</c>, <c>1h</c>.</summary>
public sealed record NumberLiteral(PromQlPosition Position, string Text) : PromQlExpression(Position)
{
    /// <summary>What it means; a duration is a number of seconds.</summary>
    public double Value => PromQlNumbers.ValueOf(Text) ?? throw new FormatException($"{Text} is not a number.");

    public override ImmutableArray<PromQlExpression> Children => [];
}
