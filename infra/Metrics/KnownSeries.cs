using Monitoring.PromQl;

namespace Monitoring.Metrics;

/// <summary>A series under the name by which expressions select it, and the metric that it is a part of.</summary>
/// <param name="Name">Name with its suffix: <c>http_request_duration_seconds_bucket</c>.</param>
/// <param name="Metric">The metric: <c>http_request_duration_seconds</c>.</param>
/// <param name="Part">Which part.</param>
public sealed record KnownSeries(string Name, KnownMetric Metric, SeriesPart Part)
{
    /// <summary>How its samples behave: the parts of a histogram are counters.</summary>
    public MetricType Type => Part is SeriesPart.Bucket or SeriesPart.Sum or SeriesPart.Count ? MetricType.Counter : Metric.Type;

    /// <summary>Labels of the metric, and the one that the part adds.</summary>
    public LabelSet Labels => Part switch
    {
        SeriesPart.Bucket => Metric.Labels.With(["le"]),
        SeriesPart.Quantile => Metric.Labels.With(["quantile"]),
        _ => Metric.Labels,
    };
}
