using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Metrics;

namespace Monitoring.Synthetic;

/// <summary>The series that an exporter exposes: each metric of its job's catalogue, in the shape that is known of it.</summary>
internal sealed class SyntheticExposition(string job, long start, MetricPrefixes prefixes)
{
    private static readonly string[] Quantiles = ["0.5", "0.9", "0.99"];

    private readonly ExporterShape _shape = ExporterShape.Of(job);
    private readonly ImmutableSortedDictionary<string, KnownMetric> _known = KnownMetrics.OfOurExporters.ForJob(job)?.Metrics ?? ImmutableSortedDictionary<string, KnownMetric>.Empty;

    /// <summary>All series, those of one metric after each other.</summary>
    /// <param name="target">What belongs to the exporter itself, such as the number of its server.</param>
    /// <param name="objects">The objects of a kind that it tells about.</param>
    /// <param name="produces">Names of the metrics that its command line lets it produce.</param>
    public IEnumerable<SyntheticSeries> Series(SyntheticObject target, Func<string, IEnumerable<SyntheticObject>> objects, Func<string, bool> produces)
    {
        foreach (var name in _known.Where(x => x.Value.Until is null).Select(x => x.Key).Union(_shape.Metrics.Keys).Where(x => !_shape.Absent.Contains(x)).Order(StringComparer.Ordinal))
        {
            var shown = prefixes.Rename(name);
            if (!produces(shown))
                continue;
            foreach (var shape in _shape.Metrics.TryGetValue(name, out var shapes) ? shapes : [_shape.Unlisted])
            {
                var labels = Labels(name, shape);
                var metric = new SyntheticMetric(shown, Type(name, shape), labels, Buckets(name), _shape.Metrics.ContainsKey(name) ? shape : UnlistedLabels.Vary(shape, labels, target));
                foreach (var series in Series(metric, target, objects))
                    yield return series;
            }
        }
    }

    private IEnumerable<SyntheticSeries> Series(SyntheticMetric metric, SyntheticObject target, Func<string, IEnumerable<SyntheticObject>> objects)
    {
        foreach (var about in metric.Shape.Each is { } kind ? objects(kind) : [target])
        {
            foreach (var row in metric.Shape.Rows)
            {
                var labels = metric.Labels.Select(label => KeyValuePair.Create(label, metric.ValueOf(label, row) ?? about[label] ?? target[label] ?? "")).ToArray();
                foreach (var series in Parts(metric, labels, row))
                    yield return series;
            }
        }
    }

    private IEnumerable<SyntheticSeries> Parts(SyntheticMetric metric, KeyValuePair<string, string>[] labels, ShapeRow row)
    {
        switch (metric.Type)
        {
            case MetricType.Histogram:
                foreach (var bound in metric.Buckets)
                    yield return Part("_bucket", [.. labels, KeyValuePair.Create("le", bound)], () => Counting(1 - Math.Exp(-double.Parse(bound, CultureInfo.InvariantCulture) / Mean())));
                yield return Part("_bucket", [.. labels, KeyValuePair.Create("le", "+Inf")], () => Counting(1));
                yield return Part("_sum", labels, () => SyntheticValue.Counting(Size() / SyntheticSeries.GainSeconds, Hash(), scale: Mean()));
                yield return Part("_count", labels, () => Counting(1));
                break;
            case MetricType.Summary:
                foreach (var quantile in Quantiles)
                    yield return Part("", [.. labels, KeyValuePair.Create("quantile", quantile)], () => SyntheticValue.Wandering(metric.Shape.Mean * (1 + double.Parse(quantile, CultureInfo.InvariantCulture)), Hash()));
                yield return Part("_sum", labels, () => SyntheticValue.Counting(Size() / SyntheticSeries.GainSeconds, Hash(), scale: metric.Shape.Mean));
                yield return Part("_count", labels, () => Counting(1));
                break;
            case MetricType.Counter:
                yield return Part("", labels, () => Math.Floor(Size()) == Size() ? Counting(1) : SyntheticValue.Growing(Size() / SyntheticSeries.GainSeconds, Hash()));
                break;
            default:
                yield return Part("", labels, () => Gauge(metric.Name, metric.Type, Size(), Hash()));
                break;
        }

        ulong Hash() => labels.Aggregate(Deterministic.Hash(metric.Name), (sum, label) => Deterministic.Hash(label.Value, sum));
        double Size() => row.Value ?? metric.Shape.Value ?? UnlistedValues.Of(metric.Name, metric.Type);
        double Mean() => metric.Shape.Mean > 0 ? metric.Shape.Mean : UnlistedValues.Mean(metric.Buckets);
        SyntheticValue Counting(double share) => SyntheticValue.Counting(Size() / SyntheticSeries.GainSeconds, Hash(), share);
        SyntheticSeries Part(string suffix, KeyValuePair<string, string>[] own, Func<SyntheticValue> value) => new(metric.Name, suffix, metric.Type, own, value);
    }

    private SyntheticValue Gauge(string name, MetricType type, double size, ulong hash) => size switch
    {
        _ when type == MetricType.Info => SyntheticValue.Still(1),
        > 1_700_000_000 and < 1_900_000_000 => UnlistedValues.IsClock(name) ? SyntheticValue.Clock(start - 5) : SyntheticValue.Still(UnlistedValues.Timestamp(name, start, hash)),
        _ when _shape.IsStill || UnlistedValues.IsStill(name, size) => SyntheticValue.Still(size),
        _ => SyntheticValue.Wandering(size, hash),
    };

    private MetricType Type(string name, MetricShape shape) =>
        _known.TryGetValue(name, out var known) ? known.Type : Enum.TryParse<MetricType>(shape.Type, ignoreCase: true, out var type) ? type : MetricType.Unknown;

    private ImmutableArray<string> Buckets(string name) => _known.TryGetValue(name, out var known) && !known.Buckets.IsEmpty ? known.Buckets : _shape.DefaultBuckets;

    private ImmutableArray<string> Labels(string name, MetricShape shape) =>
        shape.Labels.IsEmpty && _known.TryGetValue(name, out var known) ? [.. known.Labels.Names.Union(shape.Vary)] : shape.Labels;
}
