using System.Collections.Immutable;
using Newtonsoft.Json.Linq;

namespace Monitoring.Elasticsearch.Setup;

/// <summary>
/// One request of the set-up job. It can be sent again without harm: the job sends all of them, in order, whenever one of them or a password changed.
/// </summary>
/// <param name="Service">Who is asked: <c>elasticsearch</c> or <c>kibana</c>.</param>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Body">JSON; <c>${password:user}</c> in it stands for a user's password.</param>
public sealed record SetupRequest(string Service, string Method, string Path, JToken Body)
{
    public const string Elasticsearch = "elasticsearch";
    public const string Kibana = "kibana";

    /// <summary>True when <see cref="Body"/> is a list of Kibana's objects that is sent as a file with one per line.</summary>
    public bool IsImport { get; private init; }

    /// <summary>Objects for Kibana that replace those with the same ids.</summary>
    public static SetupRequest Import(ImmutableArray<JObject> objects) => new(Kibana, "POST", "/api/saved_objects/_import?overwrite=true", new JArray(objects)) { IsImport = true };

    /// <summary>A PUT to Elasticsearch.</summary>
    public static SetupRequest Put(string path, JToken body) => new(Elasticsearch, "PUT", path, body);
}
