using Monitoring.Questions;
using Monitoring.Tests.Cli.Backends;
using Monitoring.Tests.Cli.Support;

namespace Monitoring.Tests.Cli.Components;

/// <summary>A deployed stack as far as the command sees one: a shop with a healthy deployment and a broken one, in a played Prometheus and Alertmanager.</summary>
internal sealed class RunningStack : IAsyncDisposable
{
    private readonly CliProject _project = new CliProject().WithStack("  monitoring:cluster: {name: somewhere}");
    private readonly TemporaryFolder _folder = new();
    private readonly PlayedServer _others;

    public RunningStack()
    {
        Prometheus
            .Answers(RegistryQuestions.Wanted, ("namespace=shop kind=Deployment workload=cart", 2), ("namespace=bank kind=StatefulSet workload=ledger", 3))
            .Answers(RegistryQuestions.Ready, ("namespace=shop kind=Deployment workload=cart", 2), ("namespace=bank kind=StatefulSet workload=ledger", 1))
            .Answers(RegistryQuestions.Owners, ("namespace=shop pod=cart-7d9f-abc kind=Deployment workload=cart", 1), ("namespace=bank pod=ledger-0 kind=StatefulSet workload=ledger", 1))
            .Answers(RegistryQuestions.Series, ("job=micro instance=a pod=cart-7d9f-abc", 120), ("job=kubelet instance=n", 60))
            .Scrapes("micro", "job=micro instance=a namespace=shop pod=cart-7d9f-abc")
            .Scrapes("micro", "job=micro instance=b namespace=bank pod=ledger-0", "connection refused")
            .Scrapes("kubelet", "job=kubelet instance=n node=node-1")
            .Scrapes("probes", "job=probes probe=cart instance=x");
        _others = new PlayedServer(Other);
        _project.Environment["MONITOR_STACK"] = "test";
        _project.Environment["MONITOR_ZIPKIN_URL"] = _others.Address.ToString();
        _project.Environment["MONITOR_ELASTICSEARCH_URL"] = _others.Address.ToString();
        _project.Environment["MONITOR_PROMETHEUS_URL"] = Prometheus.Address.ToString();
        _project.Environment["MONITOR_ALERTMANAGER_URL"] = Alertmanager.Address.ToString();
    }

    public CliProject Project => _project;

    public PlayedPrometheus Prometheus { get; } = new();

    public PlayedAlertmanager Alertmanager { get; } = new();

    /// <summary>Somebody who may see pods in one namespace only.</summary>
    public RunningStack SeenFrom(string space)
    {
        var kubectl = new PlayedProgram(_folder, "kubectl").Does("auth can-i", "echo no; exit 1").Prints($"auth can-i get pods --namespace {space}", "yes");
        _project.Environment["PATH"] = kubectl.Folder;
        return this;
    }

    public Task<CliResult> RunAsync(params string[] args) => _project.RunAsync(args);

    public async ValueTask DisposeAsync()
    {
        await Prometheus.DisposeAsync();
        await Alertmanager.DisposeAsync();
        await _others.DisposeAsync();
        _project.Dispose();
        _folder.Dispose();
    }

    /// <summary>A Zipkin with a trace through two services, of which one has no other name; and an Elasticsearch with lines of one pod.</summary>
    private static PlayedAnswer Other(PlayedRequest request)
    {
        var now = DateTimeOffset.UtcNow.AddSeconds(-5).ToUnixTimeMilliseconds() * 1000;
        return request.Path switch
        {
            "/api/v2/services" => new PlayedAnswer("""["cart", "gateway"]"""),
            "/api/v2/traces" => new PlayedAnswer($$"""
                [[ { "traceId": "1", "id": "1", "name": "get", "timestamp": {{now}}, "duration": 10, "localEndpoint": { "serviceName": "gateway" } },
                   { "traceId": "1", "id": "2", "parentId": "1", "name": "get", "timestamp": {{now}}, "duration": 5, "localEndpoint": { "serviceName": "cart" } } ]]
                """),
            var path when path.EndsWith("/_search", StringComparison.Ordinal) => new PlayedAnswer($$"""
                { "aggregations": { "writers": { "buckets": [ { "key": { "namespace": "shop", "service": "cart", "pod": "cart-7d9f8b6c5-x2zv9" }, "doc_count": 1800, "last": { "value": {{now / 1000}} } } ] } } }
                """),
            _ => new PlayedAnswer("""{ "error": { "reason": "there is no such thing" } }""", 404),
        };
    }
}
