using System.Collections.Immutable;

namespace Monitoring.PromQl;

/// <summary>The labels that series or a result can have.</summary>
public sealed class LabelSet
{
    /// <summary>Any label.</summary>
    public static readonly LabelSet Any = new(_ => true, () => []);

    /// <summary>No label at all.</summary>
    public static readonly LabelSet None = new(_ => false, () => []);

    private readonly Func<string, bool> _contains;
    private readonly Lazy<ImmutableSortedSet<string>> _names;

    private LabelSet(Func<string, bool> contains, Func<IEnumerable<string>> names) =>
        (_contains, _names) = (contains, new(() => names().ToImmutableSortedSet(StringComparer.Ordinal)));

    /// <summary>Those of its labels that somebody has named. A set that holds any label, or all that start with a word, holds others beside them.</summary>
    public ImmutableSortedSet<string> Names => _names.Value;

    /// <param name="names">Labels; one that ends with <c>*</c> stands for all that start so, and <c>*</c> alone for any.</param>
    public static LabelSet Of(IEnumerable<string> names)
    {
        var all = names.ToLookup(x => x.EndsWith('*'));
        string[] whole = [.. all[false]];
        string[] starts = [.. all[true].Select(x => x[..^1])];
        return new(label => Array.IndexOf(whole, label) >= 0 || Array.Exists(starts, start => label.StartsWith(start, StringComparison.Ordinal)), () => whole);
    }

    public bool Contains(string label) => _contains(label);

    public LabelSet With(IEnumerable<string> labels)
    {
        string[] all = [.. labels];
        // Most steps of relabelling write a label that the ones before wrote.
        return Array.TrueForAll(all, label => Contains(label) && Names.Contains(label)) ? this : Or(Of(all));
    }

    public LabelSet Without(IEnumerable<string> labels)
    {
        var without = Of(labels);
        return new(label => Contains(label) && !without.Contains(label), () => Names.Except(without.Names));
    }

    /// <summary>The set without the labels of which the condition is true.</summary>
    public LabelSet Without(Func<string, bool> condition) => new(label => Contains(label) && !condition(label), () => Names.Where(label => !condition(label)));

    public LabelSet Or(LabelSet other) => new(label => Contains(label) || other.Contains(label), () => Names.Union(other.Names));

    public LabelSet And(LabelSet other) => new(
        label => Contains(label) && other.Contains(label), () => Names.Union(other.Names).Where(label => Contains(label) && other.Contains(label)));
}
