using System.Collections.Immutable;
using Monitoring.PromQl;

namespace Monitoring.Metrics;

/// <summary>One metric of a catalogue.</summary>
/// <param name="Name">As the exporter's <c>TYPE</c> comment has it, so without <c>_bucket</c>, <c>_sum</c> and <c>_count</c>.</param>
/// <param name="Type">What it is. Some exporters call a gauge what they only count up; such a metric is a counter here, because only its change means something.</param>
public sealed record KnownMetric(string Name, MetricType Type)
{
    /// <summary>
    /// Labels that the exporter gives. Those of the target (<c>job</c>, <c>instance</c> and what relabelling adds) are not among them, and neither are <c>le</c> and
    /// <c>quantile</c>, which follow from the type.
    /// </summary>
    public LabelSet Labels { get; init; } = LabelSet.None;

    /// <summary>True for a histogram that is stored as one series, see <see cref="Describe.ScrapeJob.NativeHistograms"/>.</summary>
    public bool IsNative { get; init; }

    /// <summary>Upper bounds of a histogram's buckets without the last, as the exporter writes them; empty where they are not known.</summary>
    public ImmutableArray<string> Buckets { get; init; } = [];

    /// <summary>First version of the exporter that has the metric; null when all in use have it.</summary>
    public string? Since { get; init; }

    /// <summary>Last version of the exporter that has the metric; null when it is still there.</summary>
    public string? Until { get; init; }

    /// <summary>The series that expressions can select. A histogram's bare name is one of them: Prometheus stores it when it scrapes native histograms.</summary>
    public IEnumerable<KnownSeries> Series() => Type switch
    {
        MetricType.Histogram when !IsNative => [new(Name, this, SeriesPart.Whole), new($"{Name}_bucket", this, SeriesPart.Bucket), .. SumAndCount()],
        MetricType.Summary => [new(Name, this, SeriesPart.Quantile), .. SumAndCount()],
        _ => [new(Name, this, SeriesPart.Whole)],
    };

    private IEnumerable<KnownSeries> SumAndCount() => [new($"{Name}_sum", this, SeriesPart.Sum), new($"{Name}_count", this, SeriesPart.Count)];
}
