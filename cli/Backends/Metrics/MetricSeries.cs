using System.Collections.Immutable;

namespace Monitoring.Cli.Backends.Metrics;

/// <summary>A series with its values, oldest first; one value where a single time was asked for.</summary>
/// <param name="Labels">Its labels, the name as <c>__name__</c>; empty for a scalar.</param>
/// <param name="Points">Values with their times.</param>
internal sealed record MetricSeries(ImmutableSortedDictionary<string, string> Labels, ImmutableArray<MetricPoint> Points)
{
    public double Last => Points[^1].Value;

    /// <summary>The value of a label; empty where the series does not bear it.</summary>
    public string this[string label] => Labels.GetValueOrDefault(label, "");
}
