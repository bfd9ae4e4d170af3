using System.Collections.Immutable;
using System.Globalization;

namespace Monitoring.Tests.Real.Lists;

/// <summary>Labels of one series as an exporter gives them, and how its value moves.</summary>
/// <param name="Metric">Name of the metric.</param>
/// <param name="Name">Name of the series.</param>
/// <param name="Labels">Labels without the name.</param>
/// <param name="Rank">For buckets: how many buckets are below it, and the first grows least.</param>
internal sealed record SyntheticRow(string Metric, string Name, ImmutableSortedDictionary<string, string> Labels, int Rank = 0)
{
    private readonly Lazy<string> _key = new(() => $"{Name}{{{string.Join(',', Labels.Select(x => $"{x.Key}=\"{x.Value.Replace("\\", "\\\\", StringComparison.Ordinal)}\""))}}}");

    /// <summary>What all series of a histogram have in common that Prometheus puts together: they have to add up. Null for others.</summary>
    public string? Histogram { get; init; }

    /// <summary>Name and labels as an exposition has them.</summary>
    public string Key => _key.Value;

    /// <summary>One line of an exposition, with its time.</summary>
    public string At(int tick, long milliseconds)
    {
        if (Histogram is { } histogram)
            return string.Create(CultureInfo.InvariantCulture, $"{Key} {(Rank + 1) * (tick + 1) * (1 + (Hash(histogram) % 7))} {milliseconds}\n");
        var seed = Hash(Key);
        return string.Create(CultureInfo.InvariantCulture, $"{Key} {(Rank * tick * 8) + (seed * (tick + 1) % 97) + (tick * 100)} {milliseconds}\n");
    }

    private static int Hash(string text) => text.Aggregate(17, (hash, c) => unchecked((hash * 31) + c)) & 0xff;
}
