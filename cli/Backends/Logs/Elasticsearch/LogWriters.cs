using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Logs.Elasticsearch;

/// <summary>Who wrote how much, counted by Elasticsearch.</summary>
/// <param name="client">Elasticsearch.</param>
/// <param name="streams">Names of data streams, with wildcards.</param>
internal sealed class LogWriters(BackendClient client, string streams)
{
    private const int Page = 1000;

    private static readonly (string Name, string Field)[] Keys = [("namespace", "kubernetes.namespace"), ("service", "service.name"), ("pod", "kubernetes.pod")];

    public async Task<IReadOnlyList<LogActivity>> FindAsync(TimeSpan window, CancellationToken cancellation)
    {
        var found = new SortedDictionary<ComponentId, LogActivity>();
        JToken? after = null;
        while (true)
        {
            var answer = await client.SendAsync(HttpMethod.Post, $"{streams}/_search?allow_partial_search_results=false", Search(window, after), cancellation);
            var page = answer["aggregations"]?["writers"];
            foreach (var bucket in page?["buckets"] ?? new JArray())
            {
                var one = Read(bucket);
                found[one.Component] = found.TryGetValue(one.Component, out var known) ? new LogActivity(one.Component, known.Lines + one.Lines, known.LastSeen > one.LastSeen ? known.LastSeen : one.LastSeen) : one;
            }

            after = page?["after_key"];
            if (after is null)
                return [.. found.Values];
        }
    }

    private static JObject Search(TimeSpan window, JToken? after)
    {
        var composite = new JObject
        {
            ["size"] = Page,
            ["sources"] = new JArray(Keys.Select(key => new JObject { [key.Name] = new JObject { ["terms"] = new JObject { ["field"] = key.Field, ["missing_bucket"] = true } } })),
        };
        if (after is not null)
            composite["after"] = after;
        return new JObject
        {
            ["size"] = 0,
            ["track_total_hits"] = false,
            // Counted back from now by the clock over there.
            ["query"] = new JObject { ["range"] = new JObject { [LogSearch.Time] = new JObject { ["gte"] = string.Create(CultureInfo.InvariantCulture, $"now-{window.TotalSeconds:F0}s") } } },
            ["aggs"] = new JObject { ["writers"] = new JObject { ["composite"] = composite, ["aggs"] = new JObject { ["last"] = new JObject { ["max"] = new JObject { ["field"] = LogSearch.Time } } } } },
        };
    }

    private static LogActivity Read(JToken bucket)
    {
        string Key(string name) => (string?)bucket["key"]?[name] ?? "";
        var component = Key("pod") is { Length: > 0 } pod ? WorkloadOfPod.Of(Key("namespace"), pod) : new ComponentId(Key("namespace"), "", Key("service"));
        return new LogActivity(component, (long)bucket["doc_count"]!, DateTimeOffset.FromUnixTimeMilliseconds((long)(double)bucket["last"]!["value"]!));
    }
}
