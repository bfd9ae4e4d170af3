using System.Collections.Immutable;
using Monitoring.Metrics;

namespace Monitoring.Synthetic;

/// <summary>A metric whose series are made.</summary>
/// <param name="Name">Name in this cluster.</param>
/// <param name="Type">Type.</param>
/// <param name="Labels">Labels that the exporter gives.</param>
/// <param name="Buckets">Bounds of its buckets, if it is a histogram.</param>
/// <param name="Shape">How many series, how large.</param>
internal sealed record SyntheticMetric(string Name, MetricType Type, ImmutableArray<string> Labels, ImmutableArray<string> Buckets, MetricShape Shape)
{
    /// <summary>The value of a label in a row; null when the row does not say.</summary>
    public string? ValueOf(string label, ShapeRow row) => Shape.Vary.IndexOf(label) is var at and >= 0 && at < row.Values.Length ? row.Values[at] : null;
}
