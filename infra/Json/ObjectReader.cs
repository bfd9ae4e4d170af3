using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Json;

/// <summary>
/// Takes one JSON object apart key by key and collects all that is wrong with it: wrong types, missing keys and, at the end, keys that nobody
/// asked for, with the nearest one that exists. Never throws for bad input.
/// </summary>
/// <param name="file">Where the object comes from.</param>
/// <param name="source">The object.</param>
/// <param name="what">How messages call it: <c>rule group 'nodes'</c>.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class ObjectReader(SourceFile file, JObject source, string what, ICollection<Problem> problems)
{
    private readonly SortedSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>Line of the key's value, or of the object when it is missing.</summary>
    public int Line(string key) => SourceJson.Line(source[key] ?? source);

    public bool Has(string key) => source.ContainsKey(key);

    /// <summary>Text, or null with a problem when it is missing although required, empty, or not text.</summary>
    public string? Text(string key, bool required = false) => Take(key, required) switch
    {
        null => null,
        { Type: JTokenType.String } value when value.Value<string>() is { Length: > 0 } text => text,
        { Type: JTokenType.String } value => Wrong<string>(value, key, "has to be text that is not empty"),
        { } value => Wrong<string>(value, key, $"has to be text, not {Kind(value)}"),
    };

    /// <summary>Text, or a list of lines that are joined.</summary>
    public string? Lines(string key)
    {
        if (source[key] is not JArray lines)
            return Text(key, required: true);
        Take(key, required: true);
        return lines.All(x => x.Type == JTokenType.String) && lines.Count > 0
            ? string.Join('\n', lines.Values<string>())
            : Wrong<string>(lines, key, "has to be text, or a list of lines of text");
    }

    public Duration? Duration(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (Settings.Duration.TryParse(text, null, out var duration))
            return duration;
        Wrong<string>(source[key]!, key, $"has to be a duration such as 30s, 5m or 1h, not '{text}'");
        return null;
    }

    public int? Number(string key)
    {
        switch (Take(key, required: false))
        {
            case null:
                return null;
            case { } value when value.Number() is { } number and >= 0:
                return number;
            case { } value:
                Wrong<string>(value, key, $"has to be a whole number from 0 on, not {value}");
                return null;
        }
    }

    /// <summary>An object whose values are all text, such as labels; in the order of the file.</summary>
    public ImmutableArray<KeyValuePair<string, string>> TextMap(string key)
    {
        switch (Take(key, required: false))
        {
            case null:
                return [];
            case JObject map:
                foreach (var wrong in map.Properties().Where(x => x.Value.Type != JTokenType.String))
                    Wrong<string>(wrong.Value, $"{key}.{wrong.Name}", $"has to be text, not {Kind(wrong.Value)}");
                return [.. map.Properties().Where(x => x.Value.Type == JTokenType.String).Select(x => KeyValuePair.Create(x.Name, x.Value.Value<string>()!))];
            case { } value:
                Wrong<string>(value, key, $"has to be an object with texts, not {Kind(value)}");
                return [];
        }
    }

    /// <summary>The objects of a list; entries that are something else become problems.</summary>
    public IReadOnlyList<JObject> Objects(string key)
    {
        switch (Take(key, required: true))
        {
            case null:
                return [];
            case JArray list:
                foreach (var wrong in list.Where(x => x is not JObject))
                    Wrong<string>(wrong, key, $"has to hold objects, not {Kind(wrong)}");
                return [.. list.OfType<JObject>()];
            case { } value:
                Wrong<string>(value, key, $"has to be a list, not {Kind(value)}");
                return [];
        }
    }

    /// <summary>An object whose values are all objects, by names that the file chooses; in the order of the file.</summary>
    public IReadOnlyList<KeyValuePair<string, JObject>> ObjectsByName(string key)
    {
        switch (Take(key, required: true))
        {
            case null:
                return [];
            case JObject map:
                foreach (var wrong in map.Properties().Where(x => x.Value is not JObject))
                    Wrong<string>(wrong.Value, $"{key}.{wrong.Name}", $"has to be an object, not {Kind(wrong.Value)}");
                return [.. map.Properties().Where(x => x.Value is JObject).Select(x => KeyValuePair.Create(x.Name, (JObject)x.Value))];
            case { } value:
                Wrong<string>(value, key, $"has to be an object with objects, not {Kind(value)}");
                return [];
        }
    }

    /// <summary>A list of texts; empty when it is missing.</summary>
    public ImmutableArray<string> Texts(string key)
    {
        switch (Take(key, required: false))
        {
            case null:
                return [];
            case JArray list when list.All(x => x.Text() is { Length: > 0 }):
                return [.. list.Select(x => x.Text()!)];
            case { } value:
                Wrong<string>(value, key, "has to be a list of texts");
                return [];
        }
    }

    /// <summary>Call it last: every key that was never read is a problem.</summary>
    public void NothingElse()
    {
        foreach (var unknown in source.Properties().Where(x => !_known.Contains(x.Name)))
        {
            Add(unknown, $"{what} has the unknown key '{unknown.Name}'."
                + Nearest.Suggestion(unknown.Name, _known) + $" Known are {string.Join(", ", _known)}.");
        }
    }

    private JToken? Take(string key, bool required)
    {
        _known.Add(key);
        var value = source[key];
        if (value is null && required)
            Add(source, $"{what} has no '{key}'.");
        return value;
    }

    private T? Wrong<T>(JToken at, string key, string expected)
        where T : class
    {
        Add(at, $"'{key}' of {what} {expected}.");
        return null;
    }

    private void Add(JToken at, string message) => problems.Add(Problem.Error(SourceJson.Where(file, at), char.ToUpperInvariant(message[0]) + message[1..]));

    private static string Kind(JToken value) => value.Type switch
    {
        JTokenType.String => "text",
        JTokenType.Integer or JTokenType.Float => "a number",
        JTokenType.Boolean => "true or false",
        JTokenType.Null => "null",
        JTokenType.Array => "a list",
        _ => "an object",
    };
}
