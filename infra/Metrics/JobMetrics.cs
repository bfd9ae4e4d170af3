using System.Collections.Immutable;

namespace Monitoring.Metrics;

/// <summary>The metrics that the targets of one scrape job expose.</summary>
public sealed class JobMetrics
{
    /// <param name="job">Value of the <c>job</c> label.</param>
    /// <param name="types">Metric to type, as the exposition's <c>TYPE</c> comments have them.</param>
    public JobMetrics(string job, IEnumerable<KeyValuePair<string, MetricType>> types)
    {
        Job = job;
        var metrics = types.ToList();
        Names = metrics.Select(x => x.Key).ToImmutableSortedSet(StringComparer.Ordinal);
        Series = metrics.SelectMany(x => Expand(x.Key, x.Value)).DistinctBy(x => x.Key).ToImmutableSortedDictionary(StringComparer.Ordinal);
    }

    public string Job { get; }

    /// <summary>Names of metrics as the exporter's <c>TYPE</c> comments have them.</summary>
    public ImmutableSortedSet<string> Names { get; }

    /// <summary>
    /// Names of series as expressions select them: a histogram's <c>_bucket</c>, <c>_sum</c> and <c>_count</c> stand here as counters of their own.
    /// Its bare name is there too, typed as histogram: Prometheus stores it when it scrapes native histograms.
    /// </summary>
    public ImmutableSortedDictionary<string, MetricType> Series { get; }

    private static IEnumerable<KeyValuePair<string, MetricType>> Expand(string name, MetricType type)
    {
        yield return new(name, type);
        if (type == MetricType.Histogram)
            yield return new($"{name}_bucket", MetricType.Counter);
        if (type is MetricType.Histogram or MetricType.Summary)
        {
            yield return new($"{name}_sum", MetricType.Counter);
            yield return new($"{name}_count", MetricType.Counter);
        }
    }
}
