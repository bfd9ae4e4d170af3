using System.Collections.Immutable;

namespace Monitoring.Synthetic;

/// <summary>How many series one metric has and how large their values are; names, types and labels stand in the catalogue of the job.</summary>
internal sealed record MetricShape
{
    /// <summary>A shape that says nothing: one series.</summary>
    public static readonly MetricShape One = new();

    /// <summary>Its type, for a metric that the catalogue does not have.</summary>
    public string? Type { get; init; }

    /// <summary>Its labels, where they are not those of the catalogue.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>The kind of object of which each has its own series, such as <c>pod</c>; null for the exporter itself.</summary>
    public string? Each { get; init; }

    /// <summary>Labels whose values stand in <see cref="Rows"/>.</summary>
    public ImmutableArray<string> Vary { get; init; } = [];

    /// <summary>One series each: the values, and its own size where it is not <see cref="Value"/>.</summary>
    public ImmutableArray<ShapeRow> Rows { get; init; } = [ShapeRow.Empty];

    /// <summary>What a gauge is around, and what a counter, or the count of a histogram, gains in <see cref="SyntheticSeries.GainSeconds"/>. Null when nobody knows.</summary>
    public double? Value { get; init; }

    /// <summary>Mean of what a histogram or summary has seen.</summary>
    public double Mean { get; init; }
}
