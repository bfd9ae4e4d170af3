using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Elasticsearch.Setup;

/// <summary>
/// How logs are kept: data streams that start a new index every day, or earlier when one gets large, and lose the oldest after the retention.
/// </summary>
public static class LogStorageRequests
{
    /// <summary>Field with the time at which Elasticsearch got a record: it may be long after the record was written.</summary>
    public const string Arrived = "event.ingested";

    public static ImmutableArray<SetupRequest> All(StreamNames streams, int retentionDays, ByteSize volume) =>
    [
        SetupRequest.Put($"/_ilm/policy/{Policy(streams)}", Lifecycle(retentionDays, volume)),
        // Before the template that names it: what is written to a stream whose pipeline is not there is refused.
        SetupRequest.Put($"/_ingest/pipeline/{Policy(streams)}", Arrival()),
        SetupRequest.Put($"/_index_template/{Policy(streams)}", Template(streams)),
    ];

    private static string Policy(StreamNames streams) => $"logs-{streams.Namespace}";

    private static JObject Lifecycle(int retentionDays, ByteSize volume) => new()
    {
        ["policy"] = new JObject
        {
            ["phases"] = new JObject
            {
                ["hot"] = new JObject
                {
                    ["min_age"] = "0ms",
                    // Space comes back one index at a time, so no index may be a large part of a disk.
                    ["actions"] = new JObject { ["rollover"] = new JObject { ["max_age"] = "1d", ["max_primary_shard_size"] = string.Create(CultureInfo.InvariantCulture, $"{Math.Max(volume.Bytes / 20, 1 << 20) >> 20}mb") } },
                },
                ["delete"] = new JObject { ["min_age"] = $"{retentionDays}d", ["actions"] = new JObject { ["delete"] = new JObject() } },
            },
        },
    };

    /// <summary>Writes down when a record arrived, which tells those that come late from those that were there before.</summary>
    private static JObject Arrival() => new()
    {
        ["description"] = "Says when a record arrived. It costs Elasticsearch a few microseconds for each.",
        ["processors"] = new JArray(new JObject
        {
            // A record without it is worth more than none.
            ["set"] = new JObject { ["field"] = Arrived, ["copy_from"] = "_ingest.timestamp", ["ignore_failure"] = true },
        }),
        ["_meta"] = new JObject { ["managed_by"] = "pulumi" },
    };

    private static JObject Template(StreamNames streams) => new()
    {
        ["index_patterns"] = new JArray(streams.LogPattern),
        ["data_stream"] = new JObject(),
        // Above the built-in template of logs-*-*, which has 100.
        ["priority"] = 500,
        ["template"] = new JObject { ["settings"] = Settings(streams), ["mappings"] = Mappings() },
        ["_meta"] = new JObject { ["managed_by"] = "pulumi" },
    };

    private static JObject Settings(StreamNames streams) => new()
    {
        ["index.lifecycle.name"] = Policy(streams),
        ["index.mode"] = "logsdb",
        ["index.number_of_shards"] = 1,
        // A copy as soon as there is a second node, none on a single one, which would be "yellow" for ever.
        ["index.auto_expand_replicas"] = "0-1",
        ["index.refresh_interval"] = "10s",
        ["index.final_pipeline"] = Policy(streams),
        // A field of the wrong type, or one too many, costs that field and not the record.
        ["index.mapping.ignore_malformed"] = true,
        ["index.mapping.total_fields.limit"] = 500,
        ["index.mapping.total_fields.ignore_dynamic_beyond_limit"] = true,
    };

    private static JObject Mappings() => new()
    {
        ["dynamic_templates"] = new JArray(new JObject
        {
            ["strings"] = new JObject { ["match_mapping_type"] = "string", ["mapping"] = new JObject { ["type"] = "keyword", ["ignore_above"] = 1024 } },
        }),
        ["properties"] = new JObject
        {
            ["@timestamp"] = OfType("date"),
            ["message"] = OfType("match_only_text"),
            // Whatever applications write as JSON: one field, so that two of them cannot disagree about the type of a key.
            ["app"] = new JObject { ["type"] = "flattened", ["ignore_above"] = 1024, ["depth_limit"] = 20 },
            ["stream"] = OfType("keyword"),
            ["event"] = Fields(("dataset", "keyword"), ("ingested", "date")),
            ["log"] = Fields(("level", "keyword")),
            ["trace"] = Fields(("id", "keyword")),
            ["span"] = Fields(("id", "keyword")),
            ["service"] = Fields(("name", "keyword")),
            ["kubernetes"] = Fields(("namespace", "keyword"), ("pod", "keyword"), ("container", "keyword"), ("node", "keyword"), ("labels", "flattened")),
            ["http"] = Fields(("method", "keyword"), ("status", "short")),
            ["url"] = Fields(("path", "keyword")),
            ["duration"] = OfType("float"),
        },
    };

    private static JObject Fields(params (string Name, string Type)[] fields) =>
        new() { ["properties"] = new JObject(fields.Select(field => new JProperty(field.Name, OfType(field.Type)))) };

    private static JObject OfType(string type) => new() { ["type"] = type };
}
