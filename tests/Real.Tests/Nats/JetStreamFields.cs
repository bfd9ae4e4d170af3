using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.Nats;

/// <summary>What the exporter makes of <c>/jsz</c>: which field becomes which metric, with the labels that tell leaders from followers.</summary>
internal static class JetStreamFields
{
    private static readonly Dictionary<string, string> OfServer = new()
    {
        ["server_total_streams"] = "streams",
        ["server_total_consumers"] = "consumers",
        ["server_total_messages"] = "messages",
        ["server_total_message_bytes"] = "bytes",
        ["server_max_memory"] = "config.max_memory",
        ["server_max_storage"] = "config.max_storage",
    };

    private static readonly Dictionary<string, string> OfStream = new()
    {
        ["stream_total_messages"] = "state.messages",
        ["stream_total_bytes"] = "state.bytes",
        ["stream_last_seq"] = "state.last_seq",
    };

    private static readonly Dictionary<string, string> OfConsumer = new()
    {
        ["consumer_delivered_consumer_seq"] = "delivered.consumer_seq",
        ["consumer_num_ack_pending"] = "num_ack_pending",
        ["consumer_num_redelivered"] = "num_redelivered",
        ["consumer_num_pending"] = "num_pending",
    };

    /// <summary>Metrics without their prefix.</summary>
    /// <param name="jsz">The document.</param>
    /// <param name="server">Name of the server that gave it.</param>
    public static IEnumerable<(string Name, string Labels, JToken Value)> Of(JObject jsz, string server)
    {
        var leader = (string?)jsz.SelectToken("meta_cluster.leader");
        var own = $"server_name=\"{server}\",cluster=\"{jsz.SelectToken("meta_cluster.name")}\",meta_leader=\"{leader}\",is_meta_leader=\"{Is(server, leader)}\"";
        yield return ("server_jetstream_disabled", own, (bool?)jsz["disabled"] == true ? 1 : 0);
        foreach (var metric in Fields(OfServer, own, jsz))
            yield return metric;
        foreach (var account in jsz.SelectTokens("account_details[*]"))
        {
            foreach (var metric in account.SelectTokens("stream_detail[*]").SelectMany(stream => Stream($"{own},account=\"{account["name"]}\"", server, stream)))
                yield return metric;
        }
    }

    private static IEnumerable<(string Name, string Labels, JToken Value)> Stream(string labels, string server, JToken stream)
    {
        labels = $"{labels},stream_name=\"{stream["name"]}\",is_stream_leader=\"{IsLeader(server, stream)}\"";
        return
        [
            .. Fields(OfStream, labels, stream),
            .. stream.SelectTokens("sources[*]").Select(source => ("stream_source_lag", $"{labels},source_name=\"{source["name"]}\"", source["lag"]!)),
            .. stream.SelectTokens("mirror").Select(mirror => ("stream_mirror_lag", $"{labels},mirror_name=\"{mirror["name"]}\"", mirror["lag"]!)),
            .. stream.SelectTokens("consumer_detail[*]").SelectMany(consumer =>
                Fields(OfConsumer, $"{labels},consumer_name=\"{consumer["name"]}\",is_consumer_leader=\"{IsLeader(server, consumer)}\"", consumer)),
        ];
    }

    private static IEnumerable<(string Name, string Labels, JToken Value)> Fields(Dictionary<string, string> fields, string labels, JToken document) =>
        from field in fields
        let value = document.SelectToken(field.Value)
        where value is not null
        select (field.Key, labels, value);

    /// <summary>Without a cluster everybody leads.</summary>
    private static string IsLeader(string server, JToken asset) => asset["cluster"] is { } cluster ? Is(server, (string?)cluster["leader"]) : "true";

    private static string Is(string server, string? leader) => server == leader ? "true" : "false";
}
