using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Rules;

/// <summary>Rules that are evaluated together, one after the other.</summary>
/// <param name="Name">Unique in its file.</param>
/// <param name="Line">Line in the file.</param>
/// <param name="Rules">In order of evaluation.</param>
public sealed record RuleGroup(string Name, int Line, ImmutableArray<Rule> Rules)
{
    /// <summary>Null takes Prometheus' evaluation interval.</summary>
    public Duration? Interval { get; init; }

    /// <summary>How far in the past the group is evaluated; null takes Prometheus' own.</summary>
    public Duration? QueryOffset { get; init; }

    /// <summary>Most alerts or series one rule may give; null means no limit.</summary>
    public int? Limit { get; init; }

    /// <summary>Labels of all rules of the group.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Labels { get; init; } = [];
}
