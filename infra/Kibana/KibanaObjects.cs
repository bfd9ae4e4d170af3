using System.Collections.Immutable;
using Monitoring.Elasticsearch.Setup;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Kibana;

/// <summary>
/// What people find in Kibana from the first day: data views for logs and traces, and searches that answer the usual questions. They have fixed ids;
/// what people make themselves stays untouched, while changes to these are undone whenever the set-up job runs.
/// </summary>
public static class KibanaObjects
{
    /// <summary>Id of the data view for all logs; others link to it.</summary>
    public const string Logs = "logs";

    /// <summary>Id of the data view for access logs.</summary>
    public const string Access = "logs-access";

    /// <summary>Id of the data view for the spans of traces.</summary>
    public const string Traces = "traces";

    private const string Index = "kibanaSavedObjectMeta.searchSourceJSON.index";

    /// <param name="streams">Names of the data.</param>
    /// <param name="withLogs">True where logs are kept.</param>
    /// <param name="withTraces">True where traces are kept.</param>
    /// <param name="zipkin">Address under which people reach Zipkin, for links from logs to traces; empty for no links.</param>
    public static ImmutableArray<SetupRequest> Requests(StreamNames streams, bool withLogs, bool withTraces, string zipkin) =>
    [
        SetupRequest.Import([.. withLogs ? OfLogs(streams, withTraces ? zipkin : "") : [], .. withTraces ? OfTraces(zipkin) : []]),
        // A view that somebody chose before stays the first.
        new SetupRequest(SetupRequest.Kibana, "POST", "/api/data_views/default", new JObject { ["data_view_id"] = withLogs ? Logs : Traces, ["force"] = false }),
    ];

    /// <summary>Address of the page with the logs of one trace, where <c>{traceId}</c> stands for its id.</summary>
    /// <param name="kibana">Address under which people reach Kibana.</param>
    public static string LogsOfTrace(string kibana) =>
        $"{kibana}/app/discover#/?_g=(time:(from:now-7d,to:now))&_a=(dataSource:(dataViewId:{Logs},type:dataView),query:(language:kuery,query:'trace.id:{{traceId}}'))";

    private static IEnumerable<JObject> OfLogs(StreamNames streams, string zipkin) =>
    [
        View(Logs, "Logs", streams.LogPattern, "@timestamp", Links("trace.id", zipkin)),
        View(Access, "Access logs", streams.Access, "@timestamp", Links("trace.id", zipkin)),
        Search("logs-errors", "Errors of applications", Logs, "log.level: (error or fatal or critical or panic)", "@timestamp", "kubernetes.namespace", "service.name", "message"),
        Search("logs-of-a-request", "Logs of a request: add its trace.id", Logs, "trace.id: *", "@timestamp", "trace.id", "service.name", "log.level", "message"),
        Search("logs-failed-requests", "Failed requests", Access, "http.status >= 500", "@timestamp", "service.name", "http.method", "url.path", "http.status", "duration", "trace.id"),
        Search("logs-slow-requests", "Requests slower than a second", Access, "duration >= 1", "@timestamp", "service.name", "http.method", "url.path", "http.status", "duration", "trace.id"),
        Search("logs-builds", "Builds", Logs, "event.dataset: builds", "@timestamp", "kubernetes.namespace", "kubernetes.pod", "message"),
        Search("logs-dead-letters", "Logs that could not be kept as they were", Logs, "event.dataset: deadletter", "@timestamp", "error.message", "message"),
    ];

    private static IEnumerable<JObject> OfTraces(string zipkin) =>
    [
        View(Traces, "Traces", "zipkin-span-*", "timestamp_millis", Links("traceId", zipkin)),
        Search("traces-slow", "Spans slower than a second", Traces, "duration >= 1000000", "timestamp_millis", "localEndpoint.serviceName", "name", "duration", "traceId"),
    ];

    private static JObject View(string id, string name, string pattern, string time, JObject formats) => Saved("index-pattern", id, "8.0.0", new JObject
    {
        ["title"] = pattern,
        ["name"] = name,
        ["timeFieldName"] = time,
        ["allowNoIndex"] = true,
        ["fieldFormatMap"] = formats.ToString(Formatting.None),
    });

    /// <summary>Shows a field's values as links to the trace of that id.</summary>
    private static JObject Links(string field, string zipkin) => zipkin.Length == 0 ? [] : new JObject
    {
        [field] = new JObject
        {
            ["id"] = "url",
            ["params"] = new JObject { ["type"] = "a", ["urlTemplate"] = $"{zipkin}/zipkin/traces/{{{{value}}}}", ["labelTemplate"] = "{{value}}", ["openLinkInCurrentTab"] = false },
        },
    };

    private static JObject Search(string id, string title, string view, string query, string time, params string[] columns)
    {
        var search = Saved("search", id, "10.5.0", new JObject
        {
            ["title"] = title,
            ["description"] = "",
            ["columns"] = new JArray(columns),
            ["sort"] = new JArray { new JArray(time, "desc") },
            ["kibanaSavedObjectMeta"] = new JObject
            {
                ["searchSourceJSON"] = new JObject
                {
                    ["query"] = new JObject { ["query"] = query, ["language"] = "kuery" },
                    ["filter"] = new JArray(),
                    ["indexRefName"] = Index,
                }.ToString(Formatting.None),
            },
        });
        search["references"] = new JArray(new JObject { ["id"] = view, ["name"] = Index, ["type"] = "index-pattern" });
        return search;
    }

    /// <summary>The versions say which form an object has; Kibana brings it to its own.</summary>
    private static JObject Saved(string type, string id, string version, JObject attributes) => new()
    {
        ["id"] = id,
        ["type"] = type,
        ["attributes"] = attributes,
        ["references"] = new JArray(),
        ["coreMigrationVersion"] = "8.8.0",
        ["typeMigrationVersion"] = version,
    };
}
