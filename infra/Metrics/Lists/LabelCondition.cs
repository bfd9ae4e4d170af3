using System.Text.RegularExpressions;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Lists;

/// <summary>What a selector asks of one label, as far as it can be judged when a series is scraped.</summary>
/// <param name="Label">Name of the label; a series without it has the empty value, in relabelling as in PromQL.</param>
/// <param name="Pattern">Regular expression for the whole value.</param>
/// <param name="Excludes">True when the value must not match.</param>
internal sealed record LabelCondition(string Label, string Pattern, bool Excludes)
{
    private const string Anything = ".*";

    /// <summary>Null when every value will do, or when nobody knows which: a viewer of a dashboard chooses it.</summary>
    public static LabelCondition? Of(LabelMatcher matcher)
    {
        if (matcher.HasVariable || matcher.Label.Contains('$', StringComparison.Ordinal))
            return null;
        return matcher switch
        {
            { Operator: "!=", Value: "" } => new(matcher.Label, ".+", false),
            { Operator: "=~", Value: Anything } => null,
            { Operator: "=" or "!=" } => new(matcher.Label, Regex.Escape(matcher.Value), matcher.Operator == "!="),
            _ => new(matcher.Label, Grouped(matcher.Value), matcher.Operator == "!~"),
        };
    }

    /// <summary>An expression that may stand beside others.</summary>
    private static string Grouped(string regex) => regex.AsSpan().ContainsAny("|()?") ? $"(?:{regex})" : regex;
}
