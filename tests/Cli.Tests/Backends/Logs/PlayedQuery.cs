using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Cli.Backends.Logs;

/// <summary>The part of the query language that logs are searched with; whatever else is asked is refused.</summary>
internal static class PlayedQuery
{
    /// <summary>Tells the documents that fit.</summary>
    public static Func<PlayedDocument, bool> Compile(JToken? query)
    {
        if (query is not JObject { Count: 1 } one)
            throw Refused($"[{query}] is not one query");
        var (name, body) = (one.Properties().Single().Name, (JObject)one.Properties().Single().Value);
        return name switch
        {
            "bool" => Bool(body),
            "range" => Range(body),
            "term" => Term(body),
            "terms" => Terms(body),
            "prefix" => Prefix(body),
            "regexp" => Regexp(body),
            _ => throw Refused($"unknown query [{name}]"),
        };
    }

    /// <summary>The milliseconds between which all that fits lies, so that not everything has to be looked at.</summary>
    public static (long From, long To) Bounds(JToken? query)
    {
        var (from, to) = (long.MinValue, long.MaxValue);
        foreach (var range in (query?["bool"]?["filter"] as JArray ?? [query!]).Select(one => one["range"]?["@timestamp"]).OfType<JObject>())
        {
            foreach (var limit in range.Properties().Where(limit => limit.Name != "format"))
            {
                if (limit.Name is "gte")
                    from = Math.Max(from, Milliseconds((string)limit.Value!));
                else
                    to = Math.Min(to, Milliseconds((string)limit.Value!));
            }
        }

        return (from, to);
    }

    private static Func<PlayedDocument, bool> Bool(JObject body)
    {
        Known(body, "filter", "should", "minimum_should_match");
        var all = (body["filter"] as JArray ?? []).Select(Compile).ToArray();
        var any = (body["should"] as JArray)?.Select(Compile).ToArray();
        return document => Array.TrueForAll(all, fits => fits(document)) && (any is null || Array.Exists(any, fits => fits(document)));
    }

    private static Func<PlayedDocument, bool> Range(JObject body)
    {
        Known(body, "@timestamp", "event.ingested");
        var (field, range) = (body.Properties().Single().Name, (JObject)body.Properties().Single().Value);
        Known(range, "gte", "lt", "lte", "format");
        if ((string?)range["format"] is not (null or "strict_date_optional_time"))
            throw Refused($"failed to find format [{range["format"]}]");
        var (from, before, to) = (Limit(range["gte"]), Limit(range["lt"]), Limit(range["lte"]));
        return document => document.Time(field) is { } at && !(at < from) && !(at >= before) && !(at > to);
    }

    private static Func<PlayedDocument, bool> Term(JObject body)
    {
        var (field, options) = Field(body, "value");
        var value = (string?)options["value"];
        return document => document[field] == value;
    }

    private static Func<PlayedDocument, bool> Terms(JObject body)
    {
        var field = body.Properties().Single();
        var values = field.Value.Values<string>().ToArray();
        return document => document[field.Name] is { } value && Array.IndexOf(values, value) >= 0;
    }

    private static Func<PlayedDocument, bool> Prefix(JObject body)
    {
        var (field, options) = Field(body, "value");
        var value = (string)options["value"]!;
        return document => document[field]?.StartsWith(value, StringComparison.Ordinal) == true;
    }

    private static Func<PlayedDocument, bool> Regexp(JObject body)
    {
        var (field, options) = Field(body, "value", "flags");
        var pattern = (string)options["value"]!;
        // Lucene has no anchors and no look-around, and all of its matches are of the whole text.
        if (pattern.IndexOfAny(['^', '$']) is var anchor and >= 0 && (anchor == 0 || pattern[anchor - 1] != '['))
            throw Refused($"an anchor in [{pattern}]");
        var regex = new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant);
        return document => document[field] is { } value && regex.IsMatch(value);
    }

    private static (string Name, JObject Options) Field(JObject body, params string[] known)
    {
        var field = body.Properties().Single();
        Known((JObject)field.Value, known);
        return (field.Name, (JObject)field.Value);
    }

    /// <exception cref="RefusedSearchException">An object has a key beside these.</exception>
    public static void Known(JObject body, params string[] keys)
    {
        if (body.Properties().FirstOrDefault(one => !keys.Contains(one.Name)) is { } unknown)
            throw new RefusedSearchException(400, "parsing_exception", $"unknown key [{unknown.Name}]");
    }

    private static long? Limit(JToken? value) => value is null ? null : Milliseconds((string)value!);

    private static long Milliseconds(string text) => text.StartsWith("now-", StringComparison.Ordinal)
        ? DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() - (int.Parse(text[4..].TrimEnd('s'), CultureInfo.InvariantCulture) * 1000L)
        : DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToUnixTimeMilliseconds();

    private static RefusedSearchException Refused(string reason) => new(400, "parsing_exception", reason);
}
