using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Monitoring.Tests.Real.Processes;

/// <summary>What a program says on its page of metrics: types by metric, and labels by series.</summary>
internal sealed partial class Exposition
{
    private Exposition(string text)
    {
        var lines = text.Split('\n');
        Types = lines.Select(line => Type().Match(line)).Where(match => match.Success).DistinctBy(match => match.Groups[1].Value)
            .ToImmutableSortedDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value, StringComparer.Ordinal);
        Labels = lines.Select(line => Sample().Match(line)).Where(match => match.Success).GroupBy(match => match.Groups[1].Value, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(
                series => series.Key,
                series => series.SelectMany(match => Label().Matches(match.Groups[2].Value)).Select(match => match.Groups[1].Value).ToImmutableSortedSet(StringComparer.Ordinal),
                StringComparer.Ordinal);
    }

    /// <summary>Type of each metric.</summary>
    public ImmutableSortedDictionary<string, string> Types { get; }

    /// <summary>Labels of each series, by its full name.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Labels { get; }

    public static async Task<Exposition> OfAsync(RealProcess process, string path = "metrics") => new(await process.Http.GetStringAsync(new Uri(path, UriKind.Relative)));

    [GeneratedRegex(@"^# TYPE (\S+) (\S+)$")]
    private static partial Regex Type();

    [GeneratedRegex(@"^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? \S+$")]
    private static partial Regex Sample();

    [GeneratedRegex(@"(?:^|,)([a-zA-Z_][a-zA-Z0-9_]*)=""")]
    private static partial Regex Label();
}
