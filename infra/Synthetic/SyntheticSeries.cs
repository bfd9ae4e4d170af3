using Monitoring.Metrics;

namespace Monitoring.Synthetic;

/// <summary>One series of an exporter, with the value that it has at any time.</summary>
public sealed class SyntheticSeries
{
    /// <summary>Seconds in which a counter gains the value that its shape names, as long as most of the sampled exporters had been running.</summary>
    public const double GainSeconds = 150;

    private readonly Func<SyntheticValue> _value;

    /// <param name="metric">See <see cref="Metric"/>.</param>
    /// <param name="suffix">What <see cref="Name"/> adds to it.</param>
    /// <param name="type">See <see cref="Type"/>.</param>
    /// <param name="labels">See <see cref="Labels"/>.</param>
    /// <param name="value">Its value, only made when it is asked for: who counts series does not want it.</param>
    internal SyntheticSeries(string metric, string suffix, MetricType type, KeyValuePair<string, string>[] labels, Func<SyntheticValue> value) =>
        (Metric, Name, Type, Labels, _value) = (metric, metric + suffix, type, labels, value);

    /// <summary>Name of the metric, as its TYPE comment has it.</summary>
    public string Metric { get; }

    /// <summary>Name of the series: that of the metric, or with <c>_bucket</c>, <c>_sum</c> or <c>_count</c>.</summary>
    public string Name { get; }

    /// <summary>Type of the metric.</summary>
    public MetricType Type { get; }

    /// <summary>Labels as the exporter writes them, without those of the target; some are empty, which is as if they were not there.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Labels { get; }

    /// <summary>The value so many seconds after the play began.</summary>
    public double At(double seconds) => _value().At(seconds);
}
