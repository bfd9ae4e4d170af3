namespace Monitoring.Metrics;

/// <summary>Which part of its metric a series is.</summary>
public enum SeriesPart
{
    /// <summary>All of it: a counter, a gauge, a native histogram.</summary>
    Whole,

    /// <summary>Observations up to the value of the label <c>le</c>.</summary>
    Bucket,

    /// <summary>The quantile in the label <c>quantile</c>, as the exporter computed it.</summary>
    Quantile,

    /// <summary>Sum of all observed values.</summary>
    Sum,

    /// <summary>Number of observations.</summary>
    Count,
}
