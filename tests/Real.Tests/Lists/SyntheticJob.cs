using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Metrics.Lists;
using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Tests.Real.Lists;

/// <summary>
/// What the targets of one scrape job say: everything in its catalogue, with the values of labels that selectors ask for, each beside a value that they do not
/// ask for. So for every selector there are series that it selects, and series that it only just does not.
/// </summary>
internal sealed class SyntheticJob
{
    private static readonly string[] Bounds = ["0.05", "1", "5", "30", "+Inf"];

    private readonly JobMetrics? _catalogue;
    private readonly ImmutableArray<VectorSelector> _selectors;

    public SyntheticJob(ScrapeJob job, KnownMetrics known, ImmutableArray<MetricRead> reads)
    {
        Name = job.Name;
        var label = job.Relabel.LastOrDefault(x => x.TargetLabel == "job")?.Replacement ?? job.Name;
        _catalogue = known.ForJob(label);
        _selectors = [.. reads.Select(x => x.Selector).Where(x => x.Name is not null && x.Matchers.Where(m => m.Label == "job").All(m => m.Accepts(label)))];
        var names = TargetLabels.Of(job with { MetricRelabel = [] }, LabelSet.None).Names.Where(x => x is not "job" and not "instance").ToList();
        var asked = names.ToDictionary(x => x, x => Wanted(_selectors.SelectMany(s => s.Matchers), x).Prepend($"{x}-1").Distinct().Take(3).ToList());
        Targets =
        [
            .. Enumerable.Range(0, Math.Max(2, asked.Values.Select(x => x.Count).DefaultIfEmpty(1).Max())).Select(i => names.ToImmutableSortedDictionary(x => x, x => asked[x][i % asked[x].Count])
                .SetItem("instance", $"10.0.0.{i}:9000").SetItem("job", label)),
        ];
        Rows = [.. Metrics().SelectMany(RowsOf).DistinctBy(x => x.Key)];
    }

    public string Name { get; }

    /// <summary>Labels of each target.</summary>
    public ImmutableArray<ImmutableSortedDictionary<string, string>> Targets { get; }

    public ImmutableArray<SyntheticRow> Rows { get; }

    private IEnumerable<KnownMetric> Metrics() => (_catalogue?.Metrics.Values ?? []).Concat(
        _selectors.Where(x => _catalogue?.Series.ContainsKey(x.Name!) != true && !x.Name!.Contains(':') && x.Fixed("job") is not null && x.Name != "up").DistinctBy(x => x.Name)
            .Select(x => new KnownMetric(x.Name!, MetricType.Gauge) { Labels = LabelSet.Of(x.Matchers.Select(m => m.Label).Where(l => l != "job")) }));

    private IEnumerable<SyntheticRow> RowsOf(KnownMetric metric)
    {
        var parts = (metric with { IsNative = false }).Series().Where(x => metric.Type is not MetricType.Histogram || x.Part != SeriesPart.Whole).ToList();
        var readers = _selectors.Where(x => x.Name == metric.Name || parts.Exists(part => part.Name == x.Name)).ToList();
        foreach (var labels in Combinations(metric.Labels.Names, readers).Select(x => x.ToImmutableSortedDictionary(StringComparer.Ordinal)).DistinctBy(x => string.Join(',', x)).Take(60))
        {
            foreach (var part in parts)
            {
                var extra = part.Part switch
                {
                    SeriesPart.Bucket when metric.IsNative => Bounds.Select(x => ("le", x)),
                    SeriesPart.Bucket => Bounds.Concat(Wanted(readers.SelectMany(x => x.Matchers), "le").Where(x => double.TryParse(x, out _))).DistinctBy(Number).OrderBy(Number).Select(x => ("le", x)),
                    SeriesPart.Quantile => Wanted(readers.SelectMany(x => x.Matchers), "quantile").Prepend("0.5").Distinct().Select(x => ("quantile", x)),
                    _ => [("", "")],
                };
                foreach (var (row, rank) in extra.Select((x, i) => (x.Item1.Length == 0 ? labels : labels.SetItem(x.Item1, x.Item2), i)))
                    yield return new SyntheticRow(metric.Name, part.Name, row, metric.IsNative && part.Part == SeriesPart.Count ? Bounds.Length - 1 : rank) { Histogram = metric.IsNative ? $"{metric.Name}{string.Join(',', labels)}" : null };
            }
        }
    }

    private static double Number(string bound) => bound == "+Inf" ? double.PositiveInfinity : double.Parse(bound, System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<Dictionary<string, string>> Combinations(IEnumerable<string> names, List<VectorSelector> readers)
    {
        var usual = names.ToDictionary(x => x, x => $"{x}-1");
        yield return usual;
        foreach (var reader in readers)
        {
            var asked = usual.Keys.Where(label => reader.Matchers.Any(m => m.Label == label)).ToDictionary(label => label, label => Wanted(reader.Matchers, label).Where(value => reader.Matchers.Where(m => m.Label == label).All(m => m.Accepts(value))).Append($"{label}-1").Take(8).ToList());
            for (var i = 0; i < asked.Values.Select(x => x.Count).DefaultIfEmpty(0).Max(); i++)
            {
                var chosen = usual.ToDictionary(x => x.Key, x => asked.GetValueOrDefault(x.Key) is { } values ? values[i % values.Count] : x.Value);
                yield return chosen;
                foreach (var label in asked.Keys)
                {
                    yield return new(chosen) { [label] = "other" };
                    yield return new(chosen.Where(x => x.Key != label));
                    foreach (var unwanted in Wanted(reader.Matchers, label).Where(value => !reader.Matchers.Where(m => m.Label == label).All(m => m.Accepts(value))).Take(3))
                        yield return new(chosen) { [label] = unwanted };
                }
            }
        }
    }

    /// <summary>Values that conditions on a label name, those that they exclude among them.</summary>
    private static IEnumerable<string> Wanted(IEnumerable<LabelMatcher> matchers, string label) => matchers.Where(x => x.Label == label && !x.HasVariable)
        .SelectMany(x => x.Operator is "=" or "!=" ? [x.Value] : RegexExamples.Of(x.Value)).Where(x => x.Length > 0).Distinct();
}
