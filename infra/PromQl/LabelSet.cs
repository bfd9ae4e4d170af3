using System.Collections.Immutable;

namespace Monitoring.PromQl;

/// <summary>The labels that a result can have: either just those named, or all but those named.</summary>
public sealed class LabelSet
{
    /// <summary>Any label.</summary>
    public static readonly LabelSet Any = new(allBut: true, []);

    /// <summary>No label at all.</summary>
    public static readonly LabelSet None = new(allBut: false, []);

    private readonly bool _allBut;
    private readonly ImmutableHashSet<string> _names;

    private LabelSet(bool allBut, ImmutableHashSet<string> names) => (_allBut, _names) = (allBut, names);

    public static LabelSet Of(IEnumerable<string> names) => new(allBut: false, [.. names]);

    public bool Contains(string label) => _names.Contains(label) != _allBut;

    public LabelSet With(IEnumerable<string> labels) => _allBut ? new(true, _names.Except(labels)) : new(false, _names.Union(labels));

    public LabelSet Without(IEnumerable<string> labels) => _allBut ? new(true, _names.Union(labels)) : new(false, _names.Except(labels));

    public LabelSet Or(LabelSet other) => (_allBut, other._allBut) switch
    {
        (_, false) => With(other._names),
        (false, true) => other.With(_names),
        (true, true) => new(true, _names.Intersect(other._names)),
    };

    public LabelSet And(LabelSet other) => other._allBut ? Without(other._names)
        : _allBut ? other.And(this)
        : new(false, _names.Intersect(other._names));
}
