using System.Globalization;
using Monitoring.Cli.Backends;
using Monitoring.Elasticsearch.Setup;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Doctor.Steps;

/// <summary>Did any record of the last hour arrive, and was it kept as it was?</summary>
internal sealed class RecordsAreKept : IDoctorStep<ComponentQuestion>
{
    public string Title => "Elasticsearch has records of the last hour";

    public async Task<Finding> LookAsync(Patient patient, ComponentQuestion question, CancellationToken cancellation)
    {
        var client = await patient.Signals.OpenAsync(Backend.Elasticsearch, cancellation);
        var streams = new StreamNames(patient.Plan.Settings.Namespace);
        var pods = await patient.PodsAsync(question, cancellation) ?? [];
        var who = pods.IsEmpty
            ? new JObject { ["wildcard"] = new JObject { ["service.name"] = new JObject { ["value"] = $"*{question.Pattern.ExactName ?? question.Pattern.Text}*" } } }
            : new JObject { ["terms"] = new JObject { ["kubernetes.pod"] = new JArray(pods.Select(pod => pod.Name)) } };
        var levels = await LevelsAsync(client, $"{streams.LogPattern},-{streams.DeadLetter}", [Recent, who], cancellation);
        var refused = (long?)(await client.SendAsync(HttpMethod.Post, $"{streams.DeadLetter}/_count?ignore_unavailable=true", Filter([Recent]), cancellation))["count"] ?? 0;
        if (levels.Count > 0)
            return Finding.Fine($"{string.Join(", ", levels.Select(level => string.Create(CultureInfo.InvariantCulture, $"{level.Count} {level.Level}")))}{Refused(refused)}");
        if (refused > 0)
            return Finding.Broken(
                string.Create(CultureInfo.InvariantCulture, $"none; {refused} of somebody in {streams.DeadLetter}, which Elasticsearch refused as they were"),
                "their `message` is the whole record: a field has another type than in other records; docs/logging.md#when-something-is-missing");
        var any = await LevelsAsync(client, streams.LogPattern, [Recent], cancellation);
        return any.Count == 0
            ? Finding.Broken("none of anybody: nothing arrives", "Fluentd's own logs, Logstash where there is one, and the runbook ElasticsearchLogsStopped; the data streams are called logs-<kind>-<namespace of the tools>")
            : Finding.Broken("none, though others arrive", "it writes to a file instead of stdout, writes nothing, its lines are held back (fluentd.namespaceLinesPerSecond), or its records are older than the hour");
    }

    private static JObject Recent => new() { ["range"] = new JObject { ["@timestamp"] = new JObject { ["gte"] = "now-1h" } } };

    private static JObject Filter(IEnumerable<JObject> conditions) => new() { ["query"] = new JObject { ["bool"] = new JObject { ["filter"] = new JArray(conditions) } } };

    private static string Refused(long count) => count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {count} of somebody are in the dead letters");

    private static async Task<IReadOnlyList<(string Level, long Count)>> LevelsAsync(BackendClient client, string streams, IEnumerable<JObject> conditions, CancellationToken cancellation)
    {
        var body = Filter(conditions);
        body["size"] = 0;
        body["aggs"] = new JObject { ["levels"] = new JObject { ["terms"] = new JObject { ["field"] = "log.level", ["missing"] = "without a level" } } };
        var answer = await client.SendAsync(HttpMethod.Post, $"{streams}/_search?ignore_unavailable=true", body, cancellation);
        return [.. answer.SelectTokens("aggregations.levels.buckets[*]").Select(bucket => ((string?)bucket["key"] ?? "", (long?)bucket["doc_count"] ?? 0))];
    }
}
