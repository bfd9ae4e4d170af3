using System.Collections;

namespace Monitoring.Compile;

/// <summary>
/// A YAML mapping under construction: keeps the order in which keys are added and leaves out keys without a value, so that a compiler reads
/// like the file it writes.
/// </summary>
public sealed class YamlMap : IEnumerable<KeyValuePair<string, object>>
{
    private readonly List<KeyValuePair<string, object>> _entries = [];

    /// <summary>A mapping from pairs, in their order.</summary>
    public static YamlMap Of<T>(IEnumerable<KeyValuePair<string, T>> pairs)
    {
        var map = new YamlMap();
        foreach (var (key, value) in pairs)
            map[key] = value;
        return map;
    }

    /// <summary>Adds a key; null, an empty map and an empty sequence are left out.</summary>
    public object? this[string key]
    {
        set
        {
            if (value is not (null or YamlMap { _entries.Count: 0 } or ICollection { Count: 0 }))
                _entries.Add(new(key, value));
        }
    }

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
