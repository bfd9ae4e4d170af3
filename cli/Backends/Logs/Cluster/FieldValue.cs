using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Fluentd;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Logs.Cluster;

/// <summary>What Fluentd would make of a record: the same fields by the same rules, so that a line reads alike wherever it comes from.</summary>
internal static class FieldValue
{
    private static readonly ConcurrentDictionary<string, Regex> Patterns = new(StringComparer.Ordinal);

    /// <summary>Null where the record has none.</summary>
    public static JToken? Of(FluentdValue value, JObject record) => value switch
    {
        FluentdValue.At at => Find(record, at.Path),
        FluentdValue.First first => first.Values.Select(one => Of(one, record)).FirstOrDefault(found => found is not null),
        FluentdValue.Text text => Of(text.Value, record) is { } found ? Text(found) : null,
        FluentdValue.Found pattern => Of(pattern.Value, record) is { } found && Patterns.GetOrAdd(pattern.Pattern, Compile).Match(Text(found)) is { Success: true } match ? match.Groups[1].Value : null,
        FluentdValue.Called called => Of(called.Value, record) is { } found && Name(called, Text(found).ToLowerInvariant()) is { } name ? name : null,
        FluentdValue.Filled filled => Of(filled.Value, record) is JObject { Count: > 0 } found ? found : null,
        FluentdValue.Group group => Section(group.Fields, record) is { Count: > 0 } section ? section : null,
        FluentdValue.Tagged tagged => $"{tagged.Before}containers{tagged.After}",
        FluentdValue.Constant constant => constant.Value,
        FluentdValue.Node => Find(record, ["kubernetes", "host"]),
        _ => null,
    };

    /// <summary>An object of those fields that have a value.</summary>
    public static JObject Section(IEnumerable<(string Name, FluentdValue Value)> fields, JObject record)
    {
        var section = new JObject();
        foreach (var (name, value) in fields)
        {
            if (Of(value, record) is { } found)
                section[name] = found;
        }

        return section;
    }

    private static JToken? Find(JObject record, string[] path)
    {
        JToken? found = record;
        foreach (var key in path)
            found = (found as JObject)?[key];
        return found is { Type: JTokenType.Null } or JValue { Value: false } ? null : found;
    }

    private static string Text(JToken value) => value is JValue one ? Convert.ToString(one.Value, CultureInfo.InvariantCulture) ?? "" : value.ToString(Newtonsoft.Json.Formatting.None);

    private static string? Name(FluentdValue.Called called, string word) => called.Names.FirstOrDefault(name => name.Word == word).Name;

    private static Regex Compile(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.Compiled);
}
