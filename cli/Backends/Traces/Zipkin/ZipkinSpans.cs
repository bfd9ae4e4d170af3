using System.Collections.Immutable;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Traces.Zipkin;

/// <summary>Reads the spans of a trace as Zipkin writes them: an array of objects, in no order.</summary>
internal static class ZipkinSpans
{
    /// <summary>The trace; null for one without spans. A span that was reported twice, as after a retry, is one.</summary>
    public static Trace? Trace(JToken spans)
    {
        if (spans is not JArray { Count: > 0 } all)
            return null;
        // What says no time of its own stands at the start.
        var start = all.Select(Microseconds).Where(time => time > 0).DefaultIfEmpty().Min();
        return new Trace((string?)all[0]["traceId"] ?? "",
        [
            .. all.Select(span => Span(span, start)).GroupBy(span => (span.Id, span.Kind, span.Service, span.IsShared)).Select(Longest)
                .OrderBy(span => span.Start).ThenByDescending(span => span.Duration).ThenBy(span => span.Id, StringComparer.Ordinal),
        ]);
    }

    /// <summary>Some libraries report a span when it begins and once more when it ends.</summary>
    private static Span Longest(IEnumerable<Span> same) => same.MaxBy(span => (span.Duration, span.Tags.Count))!;

    private static Span Span(JToken span, long start) => new(
        (string?)span["id"] ?? "",
        (string?)span["parentId"],
        (string?)span["kind"] ?? "",
        (string?)span["name"] ?? "",
        (string?)span["localEndpoint"]?["serviceName"] ?? "",
        DateTimeOffset.UnixEpoch.AddMicroseconds(Microseconds(span) is > 0 and var time ? time : start),
        TimeSpan.FromMicroseconds((long?)span["duration"] ?? 0),
        ((span["tags"] as JObject)?.Properties() ?? []).ToImmutableSortedDictionary(tag => tag.Name, tag => (string?)tag.Value ?? "", StringComparer.Ordinal))
    {
        IsShared = (bool?)span["shared"] ?? false,
    };

    private static long Microseconds(JToken span) => (long?)span["timestamp"] ?? 0;
}
