using System.Collections.Immutable;

namespace Monitoring.PromQl;

/// <summary>The labels that series or a result can have.</summary>
public sealed class LabelSet
{
    /// <summary>Any label.</summary>
    public static readonly LabelSet Any = new(_ => true, []);

    /// <summary>No label at all.</summary>
    public static readonly LabelSet None = new(_ => false, []);

    private readonly Func<string, bool> _contains;

    private LabelSet(Func<string, bool> contains, ImmutableSortedSet<string> names) => (_contains, Names) = (contains, names);

    /// <summary>Those of its labels that somebody has named. A set that holds any label, or all that start with a word, holds others beside them.</summary>
    public ImmutableSortedSet<string> Names { get; }

    /// <param name="names">Labels; one that ends with <c>*</c> stands for all that start so, and <c>*</c> alone for any.</param>
    public static LabelSet Of(IEnumerable<string> names)
    {
        var all = names.ToImmutableSortedSet(StringComparer.Ordinal);
        var starts = all.Where(x => x.EndsWith('*')).Select(x => x[..^1]).ToImmutableArray();
        var whole = all.Where(x => !x.EndsWith('*')).ToImmutableSortedSet(StringComparer.Ordinal);
        return new(label => whole.Contains(label) || starts.Any(start => label.StartsWith(start, StringComparison.Ordinal)), whole);
    }

    public bool Contains(string label) => _contains(label);

    public LabelSet With(IEnumerable<string> labels) => Or(Of(labels));

    public LabelSet Without(IEnumerable<string> labels)
    {
        var without = Of(labels);
        return new(label => Contains(label) && !without.Contains(label), Names.Except(without.Names));
    }

    /// <summary>The set without the labels of which the condition is true.</summary>
    public LabelSet Without(Func<string, bool> condition) => new(label => Contains(label) && !condition(label), [.. Names.Where(label => !condition(label))]);

    public LabelSet Or(LabelSet other) => new(label => Contains(label) || other.Contains(label), Names.Union(other.Names));

    public LabelSet And(LabelSet other) => new(
        label => Contains(label) && other.Contains(label), Names.Union(other.Names).Where(label => Contains(label) && other.Contains(label)).ToImmutableSortedSet(StringComparer.Ordinal));
}
