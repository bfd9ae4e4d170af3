using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using Monitoring.Tests.Real.Processes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.Kubernetes;

/// <summary>
/// Answers as a Kubernetes API server does, as far as discovery and scrapes from outside go: list, watch and proxy, over TLS and to one bearer
/// token. What is added is told to everybody who watches.
/// </summary>
internal sealed partial class FakeApiServer : TlsServer
{
    private readonly Lock _changing = new();
    private readonly List<(Query Query, ChannelWriter<JObject> Events)> _watches = [];
    private readonly List<JObject> _objects = [];
    private readonly List<string> _proxied = [];

    private volatile string _token = "first-token";

    public FakeApiServer() => Serve();

    /// <summary>The token that is accepted; others get 401.</summary>
    public string Token
    {
        get => _token;
        set => _token = value;
    }

    /// <summary>A kubeconfig with the token of now.</summary>
    public string Kubeconfig => $$"""
        current-context: fake
        contexts: [ { name: fake, context: { cluster: fake, user: fake } } ]
        clusters: [ { name: fake, cluster: { server: '{{Address}}', certificate-authority-data: {{Convert.ToBase64String(Encoding.UTF8.GetBytes(Authority))}} } } ]
        users: [ { name: fake, user: { token: {{Token}} } } ]
        """;

    /// <summary>Paths behind the proxy that were asked for.</summary>
    public IReadOnlyList<string> Proxied
    {
        get
        {
            lock (_changing)
                return [.. _proxied.Distinct().Order(StringComparer.Ordinal)];
        }
    }

    /// <summary>Adds an object of the cluster.</summary>
    /// <param name="json">The object, with <c>apiVersion</c> and <c>kind</c>.</param>
    public void Add(string json)
    {
        var added = JObject.Parse(json);
        lock (_changing)
        {
            added["metadata"]!["resourceVersion"] = $"{_objects.Count + 2}";
            _objects.Add(added);
            foreach (var (_, events) in _watches.Where(watch => watch.Query.Matches(added)))
                events.TryWrite(Event("ADDED", added));
        }
    }

    protected override Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization != $"Bearer {Token}")
            return WriteAsync(context, 401, """{ "kind": "Status", "apiVersion": "v1", "status": "Failure", "message": "Unauthorized", "reason": "Unauthorized", "code": 401 }""");
        var path = context.Request.Path.Value!;
        if (path == "/metrics")
            return WriteAsync(context, 200, "apiserver_said 1\n", "text/plain");
        if (Proxy().IsMatch(path))
        {
            lock (_changing)
                _proxied.Add(path);
            return WriteAsync(context, 200, "proxied_said 1\n", "text/plain");
        }

        if (Collection().Match(path) is not { Success: true } found)
            return WriteAsync(context, 404, """{ "kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404 }""");
        var query = new Query(found.Groups["kind"].Value, found.Groups["namespace"].Value, context.Request.Query["labelSelector"].ToString());
        return context.Request.Query["watch"].ToString() is "1" or "true" ? WatchAsync(context, query) : ListAsync(context, query);
    }

    private static JObject Event(string type, JObject about) => new() { ["type"] = type, ["object"] = about };

    private Task ListAsync(HttpContext context, Query query)
    {
        lock (_changing)
        {
            return WriteAsync(context, 200, new JObject
            {
                ["apiVersion"] = query.Group,
                ["kind"] = $"{query.Kind}List",
                ["metadata"] = new JObject { ["resourceVersion"] = $"{_objects.Count + 1}" },
                ["items"] = new JArray(_objects.Where(query.Matches)),
            }.ToString(Formatting.None));
        }
    }

    private async Task WatchAsync(HttpContext context, Query query)
    {
        var events = Channel.CreateUnbounded<JObject>();
        var since = int.TryParse(context.Request.Query["resourceVersion"], out var version) ? version : 0;
        lock (_changing)
        {
            foreach (var missed in _objects.Where(query.Matches).Where(one => (int)one["metadata"]!["resourceVersion"]! > since))
                events.Writer.TryWrite(Event("ADDED", missed));
            if (context.Request.Query["sendInitialEvents"] == "true")
                events.Writer.TryWrite(Event("BOOKMARK", JObject.Parse($$"""
                    { "apiVersion": "{{query.Group}}", "kind": "{{query.Kind}}", "metadata": { "resourceVersion": "{{_objects.Count + 1}}", "annotations": { "k8s.io/initial-events-end": "true" } } }
                    """)));
            _watches.Add((query, events.Writer));
        }

        context.Response.ContentType = "application/json";
        await context.Response.StartAsync(context.RequestAborted);
        try
        {
            await foreach (var one in events.Reader.ReadAllAsync(context.RequestAborted))
            {
                await context.Response.WriteAsync(one.ToString(Formatting.None) + "\n", context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // Who watched is gone.
        }
    }

    private static async Task WriteAsync(HttpContext context, int status, string text, string type = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        await context.Response.WriteAsync(text);
    }

    [GeneratedRegex("^(?:/api/v1|/apis/discovery.k8s.io/v1)(?:/namespaces/(?<namespace>[^/]+))?/(?<kind>nodes|pods|services|endpointslices)$")]
    private static partial Regex Collection();

    [GeneratedRegex("^/api/v1/(?:nodes/[^/]+|namespaces/[^/]+/pods/[^/]+)/proxy/")]
    private static partial Regex Proxy();

    /// <summary>What somebody lists or watches.</summary>
    private sealed record Query(string Resource, string Namespace, string Labels)
    {
        private static readonly ImmutableDictionary<string, string> Kinds =
            new Dictionary<string, string> { ["nodes"] = "Node", ["pods"] = "Pod", ["services"] = "Service", ["endpointslices"] = "EndpointSlice" }.ToImmutableDictionary();

        public string Kind => Kinds[Resource];

        public string Group => Resource == "endpointslices" ? "discovery.k8s.io/v1" : "v1";

        public bool Matches(JObject one) =>
            (string?)one["kind"] == Kind
            && (Namespace.Length == 0 || (string?)one["metadata"]!["namespace"] == Namespace)
            && Labels.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(label => label.Split('=')).All(label => (string?)one["metadata"]!["labels"]?[label[0]] == label[1]);
    }
}
