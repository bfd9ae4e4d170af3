using System.Collections.Immutable;
using Newtonsoft.Json.Linq;

namespace Monitoring.Elasticsearch.Setup;

/// <summary>Roles with least privilege, and the users who have them.</summary>
public static class SecurityRequests
{
    /// <param name="streams">Names of the data and of who owns it.</param>
    public static ImmutableArray<SetupRequest> All(StreamNames streams) =>
    [
        Role("log-writer", ["monitor"], On([streams.LogPattern], "create_doc", "auto_configure")),
        Role("zipkin", ["monitor"], On([StreamNames.TracePattern], "create_index", "index", "read", "view_index_metadata", "maintenance")),
        Role("exporter", ["monitor", "monitor_snapshot", "read_ilm", "read_slm"], On(["*"], "monitor", "view_index_metadata")),
        Role("guard", ["monitor"], On([streams.LogPattern, StreamNames.TracePattern], "manage", "delete_index")),
        Role("reader", ["monitor"], On([streams.LogPattern, StreamNames.TracePattern], "read", "view_index_metadata")),
        Role("operator", ["manage"], On([streams.LogPattern, StreamNames.TracePattern], "all")),
        KibanaReader(),
        .. ElasticsearchUser.All.Select(User),
    ];

    private static SetupRequest Role(string name, string[] cluster, JObject indices) => SetupRequest.Put($"/_security/role/{name}", new JObject
    {
        ["cluster"] = new JArray(cluster),
        ["indices"] = new JArray(indices),
    });

    private static JObject On(string[] names, params string[] privileges) => new() { ["names"] = new JArray(names), ["privileges"] = new JArray(privileges) };

    /// <summary>Looks at everything in Kibana and changes nothing.</summary>
    private static SetupRequest KibanaReader() => SetupRequest.Put("/_security/role/kibana-reader", new JObject
    {
        ["applications"] = new JArray(new JObject
        {
            ["application"] = "kibana-.kibana",
            ["privileges"] = new JArray("read"),
            ["resources"] = new JArray("*"),
        }),
    });

    private static SetupRequest User(ElasticsearchUser user) => SetupRequest.Put($"/_security/user/{user.Name}", new JObject
    {
        ["password"] = $"${{password:{user.Name}}}",
        ["roles"] = new JArray(user.Roles),
        ["full_name"] = user.Text,
    });
}
