using System.Collections.Immutable;

namespace Monitoring.Synthetic;

/// <summary>Values of the labels that tell the series of one metric apart.</summary>
/// <param name="Values">In the order of <see cref="MetricShape.Vary"/>.</param>
/// <param name="Value">Size of this series; null for that of the metric.</param>
internal sealed record ShapeRow(ImmutableArray<string> Values, double? Value)
{
    public static readonly ShapeRow Empty = new([], null);
}
