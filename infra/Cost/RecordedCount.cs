using Monitoring.Metrics;
using Monitoring.PromQl.Syntax;
using Monitoring.PromQl;
using Monitoring.Prometheus;

namespace Monitoring.Cost;

/// <summary>
/// Counts the series that recording rules will write: the combinations of the labels that a rule's result can have, on the stored series that it reads. Of an
/// expression that reads several, the one with most combinations counts.
/// </summary>
internal sealed class RecordedCount
{
    private readonly ILookup<string, StoredSeries> _stored;
    private readonly Dictionary<string, List<RecordedSeries>> _recordings;
    private readonly Dictionary<string, List<StoredSeries>> _results = new(StringComparer.Ordinal);

    public RecordedCount(ILookup<string, StoredSeries> stored, IEnumerable<RecordedSeries> recordings)
    {
        _stored = stored;
        _recordings = recordings.GroupBy(x => x.Name, StringComparer.Ordinal).ToDictionary(x => x.Key, x => x.ToList(), StringComparer.Ordinal);
    }

    /// <summary>All of them.</summary>
    public int Total => _recordings.Keys.Sum(name => Results(name).Sum(x => x.Count));

    private List<StoredSeries> Results(string name)
    {
        if (_results.TryGetValue(name, out var known))
            return known;
        _results[name] = [];
        return _results[name] = [.. _recordings[name].SelectMany(Of)];
    }

    private IEnumerable<StoredSeries> Of(RecordedSeries rule)
    {
        var labels = ResultLabels.Of(rule.Expression, _ => LabelSet.Any);
        return rule.Expression.SelfAndDescendants().OfType<VectorSelector>()
            .Select(selector => Selected(selector).GroupBy(x => string.Join('\n', x.Labels.Where(y => IsKept(y.Key, labels)).OrderBy(y => y.Key, StringComparer.Ordinal)), StringComparer.Ordinal)
                .Select(x => new StoredSeries(Kept(x.First(), labels), Copies(x, labels))).ToList())
            .MaxBy(x => x.Sum(y => y.Count)) ?? [];
    }

    /// <summary>Targets that are alike differ in their instance and node; only where one of these stays are there as many results.</summary>
    private static int Copies(IEnumerable<StoredSeries> series, LabelSet labels) =>
        labels.Contains("instance") || labels.Contains("node") || labels.Contains("pod") ? series.Max(x => x.Count) : 1;

    private static Dictionary<string, string> Kept(StoredSeries series, LabelSet labels) =>
        series.Labels.Where(x => IsKept(x.Key, labels)).ToDictionary(StringComparer.Ordinal);

    private static bool IsKept(string label, LabelSet labels) => label != RelabelRules.Name && labels.Contains(label);

    private IEnumerable<StoredSeries> Selected(VectorSelector selector) =>
        (selector.Name is { } name ? _recordings.ContainsKey(name) ? Results(name) : _stored[name] : [])
        .Where(series => selector.Matchers.All(matcher => matcher.Accepts(series.Labels.GetValueOrDefault(matcher.Label, ""))));
}
