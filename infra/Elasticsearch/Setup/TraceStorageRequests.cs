using System.Collections.Immutable;
using Newtonsoft.Json.Linq;

namespace Monitoring.Elasticsearch.Setup;

/// <summary>
/// How Zipkin's daily indices are kept: one shard instead of five, and deleted after the retention. Zipkin's own templates would set neither, so
/// it runs with <c>ES_ENSURE_TEMPLATES=false</c> and these stand in their place.
/// </summary>
public static class TraceStorageRequests
{
    private const string Policy = "zipkin";

    public static ImmutableArray<SetupRequest> All(int retentionDays) =>
    [
        SetupRequest.Put($"/_ilm/policy/{Policy}", Lifecycle(retentionDays)),
        SetupRequest.Put("/_index_template/zipkin-span", Template("zipkin-span-*", Spans())),
        SetupRequest.Put("/_index_template/zipkin-dependency", Template("zipkin-dependency-*", new JObject { ["enabled"] = false })),
    ];

    private static JObject Lifecycle(int retentionDays) => new()
    {
        ["policy"] = new JObject
        {
            ["phases"] = new JObject
            {
                ["hot"] = new JObject { ["min_age"] = "0ms", ["actions"] = new JObject() },
                // Ages count from the start of a day; its last traces are a day younger.
                ["delete"] = new JObject { ["min_age"] = $"{retentionDays + 1}d", ["actions"] = new JObject { ["delete"] = new JObject() } },
            },
        },
    };

    private static JObject Template(string pattern, JObject mappings) => new()
    {
        ["index_patterns"] = new JArray(pattern),
        ["priority"] = 500,
        ["template"] = new JObject
        {
            ["settings"] = new JObject
            {
                ["index.lifecycle.name"] = Policy,
                ["index.number_of_shards"] = 1,
                ["index.auto_expand_replicas"] = "0-1",
                ["index.requests.cache.enable"] = true,
            },
            ["mappings"] = mappings,
        },
        ["_meta"] = new JObject { ["managed_by"] = "pulumi" },
    };

    /// <summary>The fields by which Zipkin searches; the rest of a span is kept, but not indexed.</summary>
    private static JObject Spans() => new()
    {
        // Zipkin searches tags and annotations by this field and never reads it back.
        ["_source"] = new JObject { ["excludes"] = new JArray("_q") },
        ["dynamic_templates"] = new JArray(new JObject
        {
            ["strings"] = new JObject { ["match_mapping_type"] = "string", ["match"] = "*", ["mapping"] = new JObject { ["type"] = "keyword", ["ignore_above"] = 256 } },
        }),
        ["properties"] = new JObject
        {
            ["traceId"] = new JObject { ["type"] = "keyword" },
            ["name"] = new JObject { ["type"] = "keyword" },
            ["localEndpoint"] = Endpoint(),
            ["remoteEndpoint"] = Endpoint(),
            ["timestamp_millis"] = new JObject { ["type"] = "date", ["format"] = "epoch_millis" },
            ["duration"] = new JObject { ["type"] = "long" },
            ["annotations"] = new JObject { ["enabled"] = false },
            ["tags"] = new JObject { ["enabled"] = false },
            ["_q"] = new JObject { ["type"] = "keyword" },
        },
    };

    private static JObject Endpoint() => new()
    {
        ["type"] = "object",
        ["dynamic"] = false,
        ["properties"] = new JObject { ["serviceName"] = new JObject { ["type"] = "keyword" } },
    };
}
