using System.Collections.Immutable;

namespace Monitoring.Metrics.Lists;

/// <summary>All that one selector asks of the labels of a series. Without any condition it takes all series of its metric.</summary>
internal sealed class SeriesCondition : IEquatable<SeriesCondition>
{
    public SeriesCondition(IEnumerable<LabelCondition> conditions)
    {
        var all = conditions.Distinct().OrderBy(x => x.Label, StringComparer.Ordinal).ThenBy(x => x.Pattern, StringComparer.Ordinal).ToList();
        Required = [.. all.Where(x => !x.Excludes)];
        Excluded = [.. all.Where(x => x.Excludes)];
        Text = string.Join(", ", all.Select(x => $"{x.Label}{(x.Excludes ? "!" : "=")}~\"{x.Pattern}\""));
    }

    public ImmutableArray<LabelCondition> Required { get; }

    public ImmutableArray<LabelCondition> Excluded { get; }

    /// <summary>All conditions as PromQL writes them.</summary>
    public string Text { get; }

    /// <summary>The labels of <see cref="Required"/>, as a key.</summary>
    public string Labels => string.Join(';', Required.Select(x => x.Label));

    /// <summary>What the values of these labels have to match, joined as Prometheus joins them.</summary>
    public string Values => string.Join(';', Required.Select(x => x.Pattern));

    /// <summary>True when whatever meets the other condition meets this one, too.</summary>
    public bool Covers(SeriesCondition other) => Required.All(other.Required.Contains) && Excluded.All(other.Excluded.Contains);

    public bool Equals(SeriesCondition? other) => other?.Text == Text;

    public override bool Equals(object? obj) => Equals(obj as SeriesCondition);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;
}
