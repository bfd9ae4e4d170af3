using System.Collections.Immutable;

namespace Monitoring.PromQl.Syntax;

/// <summary>A selector or subquery read at a fixed time: <c>up @ 1700000000</c>, <c>up @ end()</c>.</summary>
/// <param name="Position">Where it starts in the text.</param>
/// <param name="Inner">What is read.</param>
/// <param name="Time">As written: seconds since 1970, <c>start()</c>, <c>end()</c> or a variable.</param>
public sealed record AtExpression(PromQlPosition Position, PromQlExpression Inner, string Time) : PromQlExpression(Position)
{
    /// <summary>Seconds since 1970; null for everything that is not a number.</summary>
    public double? Seconds => PromQlNumbers.ValueOf(Time);

    public override ImmutableArray<PromQlExpression> Children => [Inner];
}
