using System.Globalization;
using Monitoring.Cli.Backends.Traces;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Traces;

/// <summary>Traces for machines. Members are added over time, never renamed or removed; durations are microseconds.</summary>
internal static class TraceJson
{
    /// <summary>A trace without its spans.</summary>
    public static JObject Summary(Trace trace) => new()
    {
        ["traceId"] = trace.Id,
        ["start"] = Time(trace.Start),
        ["duration"] = Microseconds(trace.Duration),
        ["spans"] = trace.Spans.Length,
        ["service"] = trace.Root.Service,
        ["name"] = trace.Root.Name,
        ["services"] = new JArray(trace.Services),
        ["error"] = trace.Spans.FirstOrDefault(span => span.Error is not null)?.Error,
    };

    /// <summary>A trace with its spans.</summary>
    public static JObject Whole(Trace trace)
    {
        var whole = Summary(trace);
        whole["spans"] = new JArray(trace.Spans.Select(span => new JObject
        {
            ["id"] = span.Id,
            ["parentId"] = span.ParentId,
            ["kind"] = span.Kind,
            ["service"] = span.Service,
            ["name"] = span.Name,
            ["start"] = Time(span.Start),
            ["duration"] = Microseconds(span.Duration),
            ["error"] = span.Error,
            ["tags"] = new JObject(span.Tags.Select(tag => new JProperty(tag.Key, tag.Value))),
        }));
        return whole;
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static long Microseconds(TimeSpan time) => (long)time.TotalMicroseconds;
}
