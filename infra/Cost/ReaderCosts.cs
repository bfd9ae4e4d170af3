using System.Collections.Immutable;
using Monitoring.Metrics.Lists;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Cost;

/// <summary>Finds which stored series each rule, panel and dashboard reads.</summary>
internal static class ReaderCosts
{
    /// <param name="reads">What is read, by whom.</param>
    /// <param name="stored">Stored series by name.</param>
    public static ImmutableArray<ReaderCost> Of(ImmutableArray<MetricRead> reads, ILookup<string, StoredSeries> stored)
    {
        var selected = new Dictionary<string, HashSet<StoredSeries>>(StringComparer.Ordinal);
        var byReader = reads.GroupBy(x => x.Reader).ToDictionary(x => x.Key, x => x.SelectMany(read => Selected(read.Selector, stored, selected)).ToHashSet());
        var byPlace = byReader.GroupBy(x => x.Key.Place).ToDictionary(x => new MetricReader(ReaderCost.AllOfIt, x.Key), x => x.SelectMany(y => y.Value).ToHashSet());
        return [.. Costs(byReader).Concat(Costs(byPlace)).OrderByDescending(x => x.Series).ThenBy(x => x.Place, StringComparer.Ordinal).ThenBy(x => x.Title, StringComparer.Ordinal)];
    }

    /// <summary>Each with what it reads alone, among its like.</summary>
    private static IEnumerable<ReaderCost> Costs(Dictionary<MetricReader, HashSet<StoredSeries>> readers)
    {
        var count = readers.Values.SelectMany(x => x).CountBy(x => x).ToDictionary();
        return readers.Select(x => new ReaderCost(x.Key.Title, x.Key.Place, x.Value.Sum(y => y.Count), x.Value.Where(y => count[y] == 1).Sum(y => y.Count)));
    }

    private static HashSet<StoredSeries> Selected(VectorSelector selector, ILookup<string, StoredSeries> stored, Dictionary<string, HashSet<StoredSeries>> known)
    {
        var key = $"{selector.Name}{{{string.Join(',', selector.Matchers.Select(x => $"{x.Label}{x.Operator}{x.Value}"))}}}";
        if (known.TryGetValue(key, out var found))
            return found;
        var candidates = selector.Name is { } name ? stored[name] : stored.SelectMany(x => x);
        return known[key] = [.. candidates.Where(series => selector.Matchers.All(matcher => matcher.Accepts(series.Labels.GetValueOrDefault(matcher.Label, ""))))];
    }
}
