using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Monitoring.Fluentd;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using static Monitoring.Fluentd.FluentdValue;

namespace Monitoring.Tests.Infra.Fluentd.Interpreter;

/// <summary>What the placeholders of the configuration come to. A placeholder that no <see cref="FluentdValue"/> wrote is refused.</summary>
internal static class RubyValues
{
    /// <summary>Time of an event without one of its own.</summary>
    public const string Now = "2026-11-22T03:00:00.000000000Z";

    private static readonly Dictionary<string, FluentdValue> Known =
        FluentdFields.OfContainers("monitoring").Concat(FluentdFields.OfRequests).Concat(FluentdFields.OfJournal("monitoring")).Concat(FluentdFields.OfDeadLetters("monitoring"))
            .Select(named => named.Value).DistinctBy(value => value.Placeholder).ToDictionary(value => value.Placeholder);

    public static IEnumerable<FluentdValue> All => Known.Values;

    /// <summary>The value of a parameter of a &lt;record&gt;.</summary>
    public static JToken? Of(string parameter, string tag, JObject record) => Known.TryGetValue(parameter, out var value) ? Of(value, tag, record)
        : parameter.Contains("${", StringComparison.Ordinal) ? throw new NotSupportedException($"No interpreter for {parameter}.") : (JToken)parameter;

    public static JToken? Of(FluentdValue value, string tag, JObject record) => value switch
    {
        At at => at.Path.Aggregate((JToken?)record, (token, key) => (token as JObject)?[key]) is { Type: not JTokenType.Null } found ? found : null,
        First first => first.Values.Select(one => Of(one, tag, record)).FirstOrDefault(Counts),
        FluentdValue.Text text => Text(Of(text.Value, tag, record)),
        Found found => Match(found.Pattern, Of(found.Value, tag, record))?.Groups[1].Value,
        Called called => called.Names.FirstOrDefault(name => name.Word.Equals(Text(Of(called.Value, tag, record)), StringComparison.OrdinalIgnoreCase)).Name,
        Number number => Match(Number.Pattern, Of(number.Value, tag, record)) is { } match ? double.Parse(match.Value, CultureInfo.InvariantCulture) / number.Divisor : null,
        Status status => Match(Status.Pattern, Of(status.Value, tag, record)) is { } match ? int.Parse(match.Value, CultureInfo.InvariantCulture) : null,
        Filled filled => Of(filled.Value, tag, record) is JObject { Count: > 0 } full ? full : null,
        EventTime => Now,
        WholeRecord => record.ToString(Formatting.None),
        FluentdValue.Group group => new JObject(group.Fields.Select(field => new JProperty(field.Name, Of(field.Value, tag, record)?.DeepClone()))),
        Node => "node-1",
        Constant constant => constant.Value,
        Tagged tagged => $"{tagged.Before}{tag}{tagged.After}",
        _ => throw new NotSupportedException($"No interpreter for {value.GetType().Name}."),
    };

    /// <summary>Ruby's to_s; null for nil.</summary>
    public static string? Text(JToken? token) => token switch
    {
        null or { Type: JTokenType.Null } => null,
        JValue { Value: string text } => text,
        JValue { Value: bool yes } => yes ? "true" : "false",
        JValue { Value: IFormattable number } => number.ToString(null, CultureInfo.InvariantCulture),
        _ => token.ToString(Formatting.None),
    };

    /// <summary>A JSON object; null for anything else.</summary>
    public static JObject? Json(string text)
    {
        try
        {
            using var strict = JsonDocument.Parse(text);
            return strict.RootElement.ValueKind != JsonValueKind.Object ? null
                : JsonConvert.DeserializeObject<JObject>(text, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None });
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static bool Counts(JToken? token) => token is not null and not JValue { Value: null or false };

    private static Match? Match(string pattern, JToken? token) => Regex.Match(Text(token) ?? "", pattern, RegexOptions.CultureInvariant) is { Success: true } match ? match : null;
}
