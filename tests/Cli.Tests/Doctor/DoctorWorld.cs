using System.Collections.Concurrent;
using System.Globalization;
using System.Web;
using Monitoring.Cli;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Doctor;
using Monitoring.Cli.Host;
using Monitoring.Cli.Stacks;
using Monitoring.Stacks;
using Monitoring.Tests.Cli.Backends;
using Monitoring.Tests.Cli.Support;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Cli.Doctor;

/// <summary>A cluster in which everything is as it should be, with a component <c>cart</c> in <c>shop</c>; a test breaks one thing of it. kubectl and the backends are played.</summary>
internal sealed class DoctorWorld : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<MonitoringPlan>> Plans = new(StringComparer.Ordinal);

    private readonly string _settings;
    private readonly PlayedServer _prometheus;
    private readonly PlayedServer _elasticsearch;
    private readonly PlayedServer _zipkin;

    public DoctorWorld(string settings = "")
    {
        _settings = settings;
        Pods = [Cart, Fluentd, Collector];
        _prometheus = new PlayedServer(Prometheus);
        _elasticsearch = new PlayedServer(Elasticsearch);
        _zipkin = new PlayedServer(Zipkin);
        Project = new CliProject().WithStack($"  monitoring:cluster: {{ name: somewhere }}\n  monitoring:logging: {{ enabled: true }}\n  monitoring:tracing: {{ enabled: true }}\n{settings}");
        foreach (var (name, server) in new[] { ("PROMETHEUS", _prometheus), ("ELASTICSEARCH", _elasticsearch), ("ZIPKIN", _zipkin) })
            Project.Environment[$"MONITOR_{name}_URL"] = server.Address.ToString();
    }

    public CliProject Project { get; }

    /// <summary>What kubectl prints, by how its arguments begin.</summary>
    public Dictionary<string, string> Cluster { get; } = new()
    {
        ["auth can-i"] = "yes",
        ["get networkpolicies"] = """{ "items": [] }""",
        ["get namespace monitoring"] = """{ "metadata": { "labels": { "kubernetes.io/metadata.name": "monitoring" } } }""",
        ["get peerauthentications.security.istio.io"] = """{ "items": [] }""",
    };

    /// <summary>All pods of the cluster.</summary>
    public List<JObject> Pods { get; }

    public JObject Cart { get; } = Pod("cart-7d9f-x", "shop", "node-a", """
        "labels": { "app": "cart" }, "annotations": { "prometheus.io/scrape": "true", "prometheus.io/port": "8080" }, "ownerReferences": [ { "kind": "ReplicaSet", "name": "cart-7d9f" } ]
        """, """{ "name": "cart", "ports": [ { "containerPort": 8080, "name": "http" } ] }""");

    public JObject Fluentd { get; } = Pod("fluentd-1", "monitoring-agents", "node-a", """ "labels": { "app.kubernetes.io/name": "fluentd" } """, """{ "name": "fluentd" }""");

    public JObject Collector { get; } = Pod("collector-1", "monitoring", "node-b", """ "labels": { "app.kubernetes.io/name": "collector" } """, """{ "name": "collector" }""");

    /// <summary>Targets of Prometheus: job, labels, error.</summary>
    public List<(string Job, string Labels, string Error)> Targets { get; } =
        [("kubernetes-pods", """{ "job": "kubernetes-pods", "namespace": "shop", "pod": "cart-7d9f-x", "instance": "10.0.0.7:8080" }""", ""), ("kube-state-metrics", """{ "job": "kube-state-metrics", "instance": "ksm" }""", "")];

    /// <summary>Values of expressions, by a part of them; the first that fits is taken, what fits none has no value.</summary>
    public List<(string Part, double Value)> Values { get; } =
    [
        ("scrape_samples_scraped", 100), ("scrape_samples_post_metric_relabeling", 12), ("buffer_available_space_ratio", 80), ("otelcol_receiver_accepted_spans_total", 25),
        ("kube_pod_status_phase", 30),
    ];

    /// <summary>Series that /api/v1/series knows, by a part of the selector.</summary>
    public Dictionary<string, string> Series { get; } = [];

    /// <summary>Records of the last hour: of cart by level, and refused ones.</summary>
    public (string Of, string Anybody, int Refused) Records { get; set; } = ("""[ { "key": "info", "doc_count": 12 } ]""", """[ { "key": "info", "doc_count": 900 } ]""", 0);

    /// <summary>Services that sent spans.</summary>
    public string Services { get; set; } = """["cart", "payments"]""";

    public string Traces { get; set; } = """[[{ "traceId": "0000000000000001", "id": "0000000000000001", "timestamp": 1763700000000000, "duration": 10, "localEndpoint": { "serviceName": "cart" } }]]""";

    /// <summary>Settings of a stack that watches Knative.</summary>
    public const string Knative = "  monitoring:knative: { enabled: true, version: \"1.21\" }";

    /// <summary>Prometheus has this value from now on.</summary>
    public void Says(string part, double value) => Values.Insert(0, (part, value));

    /// <summary>kubectl prints these objects of a kind.</summary>
    public void Answers(string kind, string item) => Cluster[$"get {kind}"] = $$"""{ "items": [ {{item}} ] }""";

    /// <summary>Writes an annotation of Prometheus onto cart, or takes it away, so that nothing scrapes it.</summary>
    public void Annotate(string name, string? value)
    {
        var annotations = (JObject)Cart["metadata"]!["annotations"]!;
        annotations.Remove($"prometheus.io/{name}");
        if (value is not null)
            annotations[$"prometheus.io/{name}"] = value;
        Targets.RemoveAt(0);
    }

    /// <summary>Puts cart into a mesh.</summary>
    public void WithSidecar(string mode)
    {
        ((JArray)Cart["spec"]!["containers"]!).Add(JObject.Parse("""{ "name": "istio-proxy" }"""));
        Answers("peerauthentications.security.istio.io", $$"""{ "metadata": { "name": "default" }, "spec": { "mtls": { "mode": "{{mode}}" } } }""");
    }

    /// <summary>Makes cart one of Knative's services.</summary>
    public void WithKnative(string requests)
    {
        Cart["metadata"]!["labels"]!["serving.knative.dev/revision"] = "cart-1";
        Cluster["get configmap config-observability"] = $$"""{ "data": { "metrics-protocol": "prometheus", "request-metrics-protocol": "{{requests}}" } }""";
    }

    private static JObject Pod(string name, string space, string node, string metadata, string container) => JObject.Parse($$"""
        { "metadata": { "name": "{{name}}", "namespace": "{{space}}", {{metadata}} }, "spec": { "nodeName": "{{node}}", "containers": [ {{container}} ] },
          "status": { "phase": "Running", "conditions": [ { "type": "Ready", "status": "True" } ] } }
        """);

    private void Prepare()
    {
        Answers("pods", string.Join(',', Pods));
        var cases = string.Join('\n', Cluster.OrderByDescending(answer => answer.Key.Length).Select((answer, i) =>
        {
            Project.With($"bin/answers/{i}", answer.Value);
            return $"  \"{answer.Key} \"*) cat \"$here/answers/{i}\" ;;";
        }));
        Project.With("bin/kubectl", $"#!/usr/bin/env bash\nhere=$(dirname \"$0\")\ncase \"$* \" in\n{cases}\n  *) echo 'Error from server (NotFound)' >&2; exit 1 ;;\nesac\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Project["bin/kubectl"], UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        Project.Environment["PATH"] = $"{Project["bin"]}:/usr/bin:/bin";
    }

    /// <summary>What the doctor says, and true when it found a break. The plan of the same settings is compiled once for all tests.</summary>
    public async Task<(bool IsBroken, string Output)> VisitAsync(string? subject, params string[] signals)
    {
        Prepare();
        using var output = new StringWriter();
        var context = new CliContext(output, TextWriter.Null, () => Project[""], new FixedClock(), Project.Environment.GetValueOrDefault);
        await using var ways = new Signals(context, "test", new HostFolder(Project["data"]));
        var plan = Plans.GetOrAdd(_settings, _ => new Lazy<MonitoringPlan>(() => new StackRunner(context).Compile("test").Plan!)).Value;
        var worst = await new DoctorVisit(context.Console, new Patient(ways, plan)).VisitAsync(subject, [], signals, default);
        return (worst == Verdict.Broken, output.ToString());
    }

    /// <summary>The command itself.</summary>
    public Task<CliResult> RunAsync(params string[] words)
    {
        Prepare();
        return Project.RunAsync([.. words, "--stack", "test"]);
    }

    public async ValueTask DisposeAsync()
    {
        await _prometheus.DisposeAsync();
        await _elasticsearch.DisposeAsync();
        await _zipkin.DisposeAsync();
        Project.Dispose();
    }

    private PlayedAnswer Prometheus(PlayedRequest request)
    {
        var form = HttpUtility.ParseQueryString(request.Body);
        return request.Path switch
        {
            "/api/v1/targets" => Data(new JObject
            {
                ["activeTargets"] = new JArray(Targets.Select(target => new JObject
                {
                    ["scrapePool"] = target.Job,
                    ["scrapeUrl"] = "http://10.0.0.7:8080/metrics",
                    ["labels"] = JObject.Parse(target.Labels),
                    ["health"] = target.Error.Length == 0 ? "up" : "down",
                    ["lastError"] = target.Error,
                    ["lastScrape"] = "2026-11-21T11:59:50Z",
                })),
            }),
            "/api/v1/query" => Data(new JObject
            {
                ["resultType"] = "vector",
                ["result"] = new JArray(Values.Where(value => form["query"]!.Contains(value.Part, StringComparison.Ordinal)).Take(1).Select(value => new JObject
                {
                    ["metric"] = new JObject { ["node"] = "node-a", ["plugin_id"] = "elasticsearch" },
                    ["value"] = new JArray(1763726400, value.Value.ToString(CultureInfo.InvariantCulture)),
                })),
            }),
            "/api/v1/series" => Data(JArray.Parse(Series.Where(series => form["match[]"]!.Contains(series.Key, StringComparison.Ordinal)).Select(series => series.Value).FirstOrDefault("[]"))),
            _ => new PlayedAnswer("no such page", 404),
        };
    }

    private PlayedAnswer Elasticsearch(PlayedRequest request) => request.Path switch
    {
        "/logs-deadletter-monitoring/_count" => new PlayedAnswer($$"""{ "count": {{Records.Refused}} }"""),
        _ when request.Path.EndsWith("/_search", StringComparison.Ordinal) =>
            new PlayedAnswer($$"""{ "aggregations": { "levels": { "buckets": {{(request.Body.Contains("cart", StringComparison.Ordinal) ? Records.Of : Records.Anybody)}} } } }"""),
        _ => new PlayedAnswer("no such page", 404),
    };

    private PlayedAnswer Zipkin(PlayedRequest request) => new(request.Path == "/api/v2/services" ? Services : Traces);

    private static PlayedAnswer Data(JToken data) => new(new JObject { ["status"] = "success", ["data"] = data }.ToString());
}
