using System.Collections.Immutable;

namespace Monitoring.PromQl.Syntax;

/// <summary>Series of one or several metrics: <c>up{job="x"}</c>, <c>{"dotted.name", job="x"}</c>.</summary>
/// <param name="Position">Where it starts in the text.</param>
/// <param name="Name">Metric, from before the braces, from within, or from <c>__name__="..."</c>; null when a pattern or a variable chooses it.</param>
/// <param name="Matchers">Conditions as written, without those that say the name.</param>
public sealed record VectorSelector(PromQlPosition Position, string? Name, ImmutableArray<LabelMatcher> Matchers) : PromQlExpression(Position)
{
    public override ImmutableArray<PromQlExpression> Children => [];

    /// <summary>The value that a label has to equal, or null when the selector does not fix it.</summary>
    public string? Fixed(string label) => Matchers.Where(x => x.Label == label && x.Operator == "=").Select(x => x.Value).FirstOrDefault();
}
