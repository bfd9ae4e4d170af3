using System.Collections.Immutable;
using Monitoring.Describe;

namespace Monitoring.Metrics.Lists;

/// <summary>
/// Writes a scrape list as relabelling. Every series is marked as unused, whatever somebody reads loses the mark, and what still has it is dropped: regular
/// expressions of Prometheus cannot say "all but", and no mark is left on what is stored.
/// </summary>
internal static class KeepSteps
{
    private const string Name = "__name__";
    private const string Unused = "__tmp_unused";
    private const string Candidate = "__tmp_candidate";

    /// <summary>Longest regular expression: Go matches one of less than about 1,000 steps in a single pass, and people can read it.</summary>
    private const int LongestRegex = 800;

    /// <param name="kept">By regular expression for names: what is asked of the labels, one condition of which is enough.</param>
    public static ImmutableArray<RelabelRule> Of(IReadOnlyDictionary<string, ImmutableArray<SeriesCondition>> kept)
    {
        if (kept.Count == 0)
            return [Relabel.Drop(".*", Name)];
        var reads = kept.SelectMany(x => x.Value.Select(condition => (Name: x.Key, Condition: condition))).ToLookup(x => x.Condition.Excluded.IsEmpty);
        return
        [
            Relabel.Set(Unused, "true"),
            .. reads[true].GroupBy(x => x.Condition.Labels).OrderBy(x => x.Key, StringComparer.Ordinal).SelectMany(x => WithValues([.. x], "", Unused)),
            .. reads[false].GroupBy(x => x.Condition).OrderBy(x => x.Key.ToString(), StringComparer.Ordinal).SelectMany(x => Without(x.Key, [.. x])),
            Relabel.Drop("true", Unused),
        ];
    }

    /// <summary>Sets a mark on series with certain values of certain labels, the same labels for all of them.</summary>
    private static IEnumerable<RelabelRule> WithValues(ImmutableArray<(string Name, SeriesCondition Condition)> reads, string mark, string label)
    {
        string[] labels = [Name, .. reads[0].Condition.Required.Select(x => x.Label)];
        var byValues = reads.GroupBy(x => x.Name, x => x.Condition.Values)
            .GroupBy(x => Either(x.Distinct().Order(StringComparer.Ordinal)), x => x.Key, StringComparer.Ordinal).OrderBy(x => x.Key, StringComparer.Ordinal);
        foreach (var values in byValues)
        {
            foreach (var names in Chunks(values.Order(StringComparer.Ordinal)))
                yield return labels.Length == 1 ? Relabel.Replace(string.Join('|', names), mark, label, Name) : Relabel.Replace($"{Either(names)};{values.Key}", mark, label, labels);
        }
    }

    /// <summary>Exclusions take the mark of a candidate away again.</summary>
    private static IEnumerable<RelabelRule> Without(SeriesCondition condition, ImmutableArray<(string Name, SeriesCondition Condition)> reads) =>
    [
        .. WithValues(reads, "true", Candidate),
        .. condition.Excluded.Select(x => Relabel.Replace($"true;{x.Pattern}", "", Candidate, Candidate, x.Label)),
        Relabel.Replace("true", "", Unused, Candidate),
        Relabel.Set(Candidate, ""),
    ];

    private static string Either(IEnumerable<string> patterns) => patterns.ToList() is [var only] ? only : $"(?:{string.Join('|', patterns)})";

    private static IEnumerable<string[]> Chunks(IEnumerable<string> names)
    {
        var chunk = new List<string>();
        foreach (var name in names)
        {
            if (chunk.Sum(x => x.Length + 1) + name.Length > LongestRegex && chunk.Count > 0)
            {
                yield return [.. chunk];
                chunk.Clear();
            }

            chunk.Add(name);
        }

        if (chunk.Count > 0)
            yield return [.. chunk];
    }
}
