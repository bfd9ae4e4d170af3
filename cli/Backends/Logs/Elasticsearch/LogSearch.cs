using System.Globalization;
using Monitoring.Elasticsearch.Setup;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Logs.Elasticsearch;

/// <summary>What is wanted, in Elasticsearch's query language. Names are let through generously, see <see cref="NamePattern"/>.</summary>
internal static class LogSearch
{
    public const string Time = "@timestamp";
    public const string Arrival = LogStorageRequests.Arrived;

    /// <summary>The conditions of a query; all of them hold.</summary>
    public static JArray Conditions(LogQuery query)
    {
        var all = new JArray(Between(query.Since, query.Until));
        if (query.Namespaces is { } spaces)
            all.Add(OneOf("kubernetes.namespace", spaces));
        if (query.Levels.Length > 0)
            all.Add(OneOf("log.level", query.Levels));
        if (query.TraceId is { } trace)
            all.Add(Is("trace.id", trace));
        if (query.Component is { } component && WrittenBy(component) is { } writers)
            all.Add(writers);
        return all;
    }

    public static JObject All(JArray conditions) => new() { ["bool"] = new JObject { ["filter"] = conditions } };

    public static JObject Any(IEnumerable<JObject> conditions) => new() { ["bool"] = new JObject { ["should"] = new JArray(conditions), ["minimum_should_match"] = 1 } };

    /// <summary>Written at or after the one time and before the other.</summary>
    public static JObject Between(DateTimeOffset? from, DateTimeOffset? to) => Times(Time, "gte", from, "lt", to);

    /// <summary>Written before a time, and arrived at or after another.</summary>
    public static JObject Late(DateTimeOffset written, DateTimeOffset from, DateTimeOffset? to) => All([Between(null, written), Times(Arrival, "gte", from, "lt", to)]);

    /// <summary>Written at a time or on the further side of it, in the direction of reading.</summary>
    public static JObject From(DateTimeOffset at, bool newestFirst) => Times(Time, newestFirst ? "lte" : "gte", at, "lt", null);

    private static JObject Times(string field, string first, DateTimeOffset? one, string second, DateTimeOffset? other)
    {
        var range = new JObject { ["format"] = "strict_date_optional_time" };
        if (one is { } begin)
            range[first] = Text(begin);
        if (other is { } end)
            range[second] = Text(end);
        return new JObject { ["range"] = new JObject { [field] = range } };
    }

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static JObject? WrittenBy(ComponentPattern component) => component switch
    {
        { Kind: "pod", ExactName: { } name } => Is("kubernetes.pod", name),
        { Kind: "node", ExactName: { } name } => Is("kubernetes.node", name),
        { Kind: "service", ExactName: { } name } => Is("service.name", name),
        { ExactName: { } name } => Any([Is("service.name", name), Is("kubernetes.pod", name), new JObject { ["prefix"] = new JObject { ["kubernetes.pod"] = new JObject { ["value"] = $"{name}-" } } }]),
        _ when NamePattern.Of(component.Text) is { } pattern => Any([Like("service.name", pattern.OfName), Like("kubernetes.pod", pattern.OfPod)]),
        _ => null,
    };

    private static JObject Is(string field, string value) => new() { ["term"] = new JObject { [field] = new JObject { ["value"] = value } } };

    private static JObject OneOf(string field, IEnumerable<string> values) => new() { ["terms"] = new JObject { [field] = new JArray(values) } };

    // Without flags none of the dialect's own operators is on.
    private static JObject Like(string field, string pattern) => new() { ["regexp"] = new JObject { [field] = new JObject { ["value"] = pattern, ["flags"] = "NONE" } } };
}
