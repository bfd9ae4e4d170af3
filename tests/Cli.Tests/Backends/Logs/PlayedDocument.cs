using System.Globalization;
using System.Text;

namespace Monitoring.Tests.Cli.Backends.Logs;

/// <summary>A log record as Fluentd sends it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Nanoseconds">When it was written, since 1970.</param>
/// <param name="Message">Its text.</param>
internal sealed record PlayedDocument(string Id, long Nanoseconds, string Message)
{
    [ThreadStatic]
    private static (long Second, string Text) _last;

    public string? Namespace { get; init; } = "shop";

    public string? Pod { get; init; } = "cart-6d9fb7c5d4-x2x4z";

    public string? Service { get; init; } = "cart";

    public string? Node { get; init; } = "worker-1";

    public string? Level { get; init; }

    public string? Trace { get; init; }

    /// <summary>When it got there, milliseconds since 1970; null where nobody writes that down.</summary>
    public long? Arrived { get; init; }

    /// <summary>As precisely as the index has it.</summary>
    public long Milliseconds => Nanoseconds / 1_000_000;

    /// <summary>The value of a field with a time, as precisely as the index has it.</summary>
    public long? Time(string field) => field switch
    {
        "@timestamp" => Milliseconds,
        "event.ingested" => Arrived,
        _ => throw new ArgumentException($"No mapping found for [{field}]"),
    };

    public string? this[string field] => field switch
    {
        "kubernetes.namespace" => Namespace,
        "kubernetes.pod" => Pod,
        "kubernetes.node" => Node,
        "service.name" => Service,
        "log.level" => Level,
        "trace.id" => Trace,
        _ => throw new ArgumentException($"No mapping found for [{field}]"),
    };

    /// <summary>Writes the whole document. Its texts have nothing that would have to be escaped.</summary>
    public void Write(StringBuilder json)
    {
        json.Append("{\"@timestamp\":\"").Append(Time(Nanoseconds)).Append("\",\"message\":\"").Append(Message).Append("\",\"kubernetes\":{");
        Add(json, "node", Node);
        Add(json, "namespace", Namespace);
        Add(json, "pod", Pod);
        Add(json, "container", Pod is null ? null : "app");
        json.Append('}');
        Add(json, "service", "name", Service);
        Add(json, "log", "level", Level);
        Add(json, "trace", "id", Trace);
        Add(json, "event", "ingested", Arrival);
        json.Append('}');
    }

    /// <summary>Writes of the document only when it arrived.</summary>
    public void WriteArrival(StringBuilder json) => json.Append(Arrival is { } arrival ? $$$"""{"event":{"ingested":"{{{arrival}}}"}}""" : "{}");

    /// <summary>A time with nanoseconds.</summary>
    public static string Time(long nanoseconds)
    {
        var second = nanoseconds / 1_000_000_000;
        // Times come in order, and most of a time is that of the line before.
        if (_last.Second != second)
            _last = (second, DateTimeOffset.FromUnixTimeSeconds(second).ToString("yyyy-MM-dd'T'HH:mm:ss.", CultureInfo.InvariantCulture));
        return string.Create(CultureInfo.InvariantCulture, $"{_last.Text}{nanoseconds % 1_000_000_000:D9}Z");
    }

    private string? Arrival => Arrived is { } at ? Time(at * 1_000_000) : null;

    private static void Add(StringBuilder json, string name, string? value)
    {
        if (value is not null)
            json.Append(json[^1] == '{' ? "\"" : ",\"").Append(name).Append("\":\"").Append(value).Append('"');
    }

    private static void Add(StringBuilder json, string section, string name, string? value)
    {
        if (value is not null)
            json.Append(",\"").Append(section).Append("\":{\"").Append(name).Append("\":\"").Append(value).Append("\"}");
    }
}
