using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Logs;

/// <summary>Log records as documents, with the fields that docs/logging.md lists.</summary>
internal static class LogDocument
{
    /// <summary>The record that a document holds.</summary>
    /// <param name="document">All of it.</param>
    /// <param name="component">Who wrote it; null to tell from the names in it.</param>
    public static LogRecord Read(JObject document, ComponentId? component = null)
    {
        var (space, pod) = (Text(document, "kubernetes.namespace"), Text(document, "kubernetes.pod"));
        return new LogRecord(
            TimeOf(Text(document, "@timestamp")),
            component ?? (pod.Length > 0 ? WorkloadOfPod.Of(space, pod) : new ComponentId(space, "", Text(document, "service.name"))),
            pod.Length > 0 ? pod : Text(document, "kubernetes.node"),
            Text(document, "kubernetes.container"),
            Text(document, "log.level").ToLowerInvariant(),
            Text(document, "message"),
            Text(document, "trace.id"),
            document);
    }

    /// <summary>True for the records of what a pattern names: the workload, the name in <c>service.name</c>, or for <c>pod/x</c> and <c>node/x</c> that one.</summary>
    public static bool IsOf(ComponentPattern pattern, LogRecord record) => pattern.Kind switch
    {
        "pod" => record.Container.Length > 0 && record.Pod == pattern.ExactName,
        "node" => Text(record.Document, "kubernetes.node") == pattern.ExactName,
        "service" => Text(record.Document, "service.name") == pattern.ExactName,
        null => pattern.Matches(record.Component) || pattern.Matches(new ComponentId("", "", Text(record.Document, "service.name"))),
        _ => pattern.Matches(record.Component),
    };

    /// <summary>What stands under a path such as <c>app.orderId</c>, in objects or in a key that has the dots itself; empty where nothing does.</summary>
    public static string Text(JObject document, string path) => Find(document, path) switch
    {
        null or { Type: JTokenType.Null } => "",
        JValue value => Convert.ToString(value.Value, CultureInfo.InvariantCulture) ?? "",
        var other => other.ToString(Newtonsoft.Json.Formatting.None),
    };

    /// <summary>The point in time that a text with up to nanoseconds says.</summary>
    public static DateTimeOffset TimeOf(string text)
    {
        // Nine in ten are written like this, and the general way takes ten times as long.
        if (text.Length > 20 && text[^1] == 'Z' && text[19] == '.' && DateTime.TryParseExact(text.AsSpan(0, 19), "s", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var second))
        {
            var ticks = TimeSpan.TicksPerSecond;
            foreach (var digit in text.AsSpan(20, Math.Min(text.Length - 21, 7)))
                second = second.AddTicks((digit - '0') * (ticks /= 10));
            return second;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : DateTimeOffset.UnixEpoch;
    }

    private static JToken? Find(JObject document, string path)
    {
        if (document[path] is { } found)
            return found;
        for (var dot = path.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = path.IndexOf('.', dot + 1))
        {
            if (document[path[..dot]] is JObject section && Find(section, path[(dot + 1)..]) is { } value)
                return value;
        }

        return null;
    }
}
