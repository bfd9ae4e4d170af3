namespace Monitoring.Metrics;

/// <summary>What a metric is.</summary>
public enum MetricType
{
    /// <summary>The exporter does not say.</summary>
    Unknown,

    /// <summary>Only grows, and starts again at zero: read it through rate() or increase().</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Comes as <c>_bucket</c>, <c>_sum</c> and <c>_count</c>, all of them counters.</summary>
    Histogram,

    /// <summary>Comes as quantiles under its own name, with <c>_sum</c> and <c>_count</c> as counters.</summary>
    Summary,

    /// <summary>Is always 1; what it says is in its labels.</summary>
    Info,
}
