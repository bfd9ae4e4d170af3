using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Arguments by their names on the wire, for code that has no class for them.</summary>
public sealed class DictionaryResourceArgs : ResourceArgs
{
    private readonly ImmutableDictionary<string, object?> _dictionary;

    public DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary) => _dictionary = dictionary;

    internal override IReadOnlyList<KeyValuePair<string, object?>> ToPairs() =>
        [.. _dictionary.OrderBy(pair => pair.Key, StringComparer.Ordinal)];
}
