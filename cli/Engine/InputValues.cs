using System.Collections;
using System.Collections.Immutable;
using System.Globalization;

namespace Monitoring.Cli.Engine;

/// <summary>Reads the nested dictionaries and lists of which a resource's inputs consist; what is absent is null or empty, never an error.</summary>
internal static class InputValues
{
    /// <summary>The dictionary at a path of keys.</summary>
    public static ImmutableDictionary<string, object>? Map(this ImmutableDictionary<string, object>? inputs, params ReadOnlySpan<string> path)
    {
        foreach (var key in path)
            inputs = inputs?.GetValueOrDefault(key) as ImmutableDictionary<string, object>;
        return inputs;
    }

    /// <summary>The dictionaries of the list behind a key.</summary>
    public static IEnumerable<ImmutableDictionary<string, object>> Maps(this ImmutableDictionary<string, object>? inputs, string key) =>
        (inputs?.GetValueOrDefault(key) as IEnumerable)?.OfType<ImmutableDictionary<string, object>>() ?? [];

    /// <summary>The single value at a path of keys, as text.</summary>
    public static string? Text(this ImmutableDictionary<string, object>? inputs, params ReadOnlySpan<string> path) =>
        inputs.Map(path[..^1])?.GetValueOrDefault(path[^1]) switch
        {
            string text => text,
            double number => number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };

    public static int? Number(this ImmutableDictionary<string, object>? inputs, string key) =>
        inputs?.GetValueOrDefault(key) is double number ? (int)number : null;
}
