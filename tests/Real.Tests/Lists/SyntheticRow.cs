using System.Collections.Immutable;
using System.Globalization;

namespace Monitoring.Tests.Real.Lists;

/// <summary>Labels of one series as an exporter gives them, and how its value moves.</summary>
/// <param name="Name">Name of the series.</param>
/// <param name="Labels">Labels without the name.</param>
/// <param name="Rank">For buckets: how many buckets are below it, and the first grows least.</param>
internal sealed record SyntheticRow(string Name, ImmutableSortedDictionary<string, string> Labels, int Rank = 0)
{
    private readonly Lazy<string> _key = new(() => $"{Name}{{{string.Join(',', Labels.Select(x => $"{x.Key}=\"{x.Value.Replace("\\", "\\\\", StringComparison.Ordinal)}\""))}}}");

    /// <summary>Name and labels as an exposition has them.</summary>
    public string Key => _key.Value;

    /// <summary>One line of an exposition, with its time.</summary>
    public string At(int tick, long milliseconds)
    {
        var seed = Key.Aggregate(17, (hash, c) => unchecked((hash * 31) + c)) & 0xff;
        return string.Create(CultureInfo.InvariantCulture, $"{Key} {(Rank * tick * 8) + (seed * (tick + 1) % 97) + (tick * 100)} {milliseconds}\n");
    }
}
