using System.Collections;
using System.Collections.Immutable;
using System.Reflection;

namespace Monitoring.Stacks.Settings;

/// <summary>An object with names of the user's choice: <see cref="ImmutableSortedDictionary{TKey,TValue}"/> from string to any other kind.</summary>
/// <param name="Value">Kind of every value.</param>
/// <param name="ValueType">Type of every value.</param>
internal sealed record MapKind(SettingKind Value, Type ValueType) : SettingKind
{
    public override string TypeName => $"map to {Value.TypeName}";

    public override string Accepted => $"an object with names of your choice, each value {Value.Accepted}";

    public override string PulumiType => "object";

    public override string Format(object? value) => value is IEnumerable entries
        ? $"{{{string.Join(", ", entries.Cast<object>().Select(FormatEntry))}}}"
        : "{}";

    public object Build(IEnumerable<KeyValuePair<string, object?>> entries) =>
        typeof(MapKind).GetMethod(nameof(BuildOf), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(ValueType).Invoke(null, [entries])!;

    private static ImmutableSortedDictionary<string, T> BuildOf<T>(IEnumerable<KeyValuePair<string, object?>> entries) =>
        entries.ToImmutableSortedDictionary(e => e.Key, e => (T)e.Value!, StringComparer.Ordinal);

    private string FormatEntry(object entry)
    {
        var type = entry.GetType();
        return $"{type.GetProperty("Key")!.GetValue(entry)}: {Value.Format(type.GetProperty("Value")!.GetValue(entry))}";
    }
}
