using Monitoring.Cli;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Components;
using Monitoring.Questions;
using Monitoring.Tests.Cli.Backends;
using Monitoring.Tests.Cli.Backends.Logs;
using Monitoring.Tests.Cli.Components;
using Monitoring.Tests.Cli.Doctor;
using Monitoring.Tests.Cli.Metrics;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Cli.Help;

/// <summary>What the guides are about: a shop whose <c>cart</c> refuses an order, with logs, traces and metrics of it. Backends and kubectl are played.</summary>
internal sealed class GuideWorld : IAsyncDisposable
{
    /// <summary>The id that the guides copy.</summary>
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    private readonly RunningStack _stack = new();
    private readonly DoctorWorld _doctor = new();
    private readonly PlayedElasticsearch _elasticsearch = new();
    private readonly PlayedZipkin _zipkin;

    public GuideWorld()
    {
        var start = DateTimeOffset.UtcNow.AddMinutes(-5);
        _zipkin = new PlayedZipkin([new PlayedTrace { Id = Trace, Spans = [(Span("frontend", "1", null, start), start, start), (Span("cart", "2", "1", start), start, start)] }]);
        var refused = new PlayedDocument("1", start.ToUnixTimeMilliseconds() * 1_000_000, "order 1 refused") { Level = "error", Trace = Trace };
        _elasticsearch.Add(refused, refused with { Id = "2", Service = "kubelet.service", Namespace = null, Pod = null });
        _stack.Prometheus
            .Answers(GoldenSignals.OfPods.Single(signal => signal.Name == "memory").For(("namespace", "shop"), ("pods", PodNames.PatternOf(new ComponentId("shop", "deployment", "cart")))), ("", 2L << 30))
            .Scrapes("etcd", "job=etcd instance=e namespace=kube-system pod=etcd-a");
    }

    /// <summary>The commands of a guide, in its order.</summary>
    public static IEnumerable<string> CommandsOf(string page) =>
        File.ReadLines(Path.Combine(Support.CliProject.Source, "docs", page)).Where(line => line.StartsWith("./monitor ", StringComparison.Ordinal)).Select(line => line["./monitor ".Length..]);

    /// <summary>Runs a command to its end, or, where it follows, until it has shown something.</summary>
    public async Task<(int ExitCode, string Text)> RunAsync(string[] words, bool follows)
    {
        if (words[0] == "doctor")
        {
            var (isBroken, text) = await _doctor.VisitAsync(words.ElementAtOrDefault(1));
            return (isBroken ? ExitCodes.Unhealthy : ExitCodes.Ok, text);
        }

        using LineWriter output = new(), error = new();
        using var end = new CancellationTokenSource();
        var running = CommandLine.RunAsync(words, new CliContext(output, error, () => _stack.Project[""], TimeProvider.System, Environment(words[0]).GetValueOrDefault), end.Token);
        if (follows && await Task.WhenAny(running, output.WaitForAsync(1)) != running)
            await end.CancelAsync();
        return (await running, $"{output}{error}");
    }

    public async ValueTask DisposeAsync()
    {
        await _stack.DisposeAsync();
        await _doctor.DisposeAsync();
        await _elasticsearch.DisposeAsync();
        await _zipkin.DisposeAsync();
    }

    private Dictionary<string, string> Environment(string verb)
    {
        var environment = new Dictionary<string, string>(_stack.Project.Environment) { ["MONITOR_KIBANA_URL"] = "http://127.0.0.1:1", ["MONITOR_GRAFANA_URL"] = "http://127.0.0.1:1", ["MONITOR_CONFIG"] = _stack.Project["none"] };
        if (verb is "logs" or "traces")
            (environment["MONITOR_ELASTICSEARCH_URL"], environment["MONITOR_ZIPKIN_URL"]) = (_elasticsearch.Server.Address.ToString(), _zipkin.Address.ToString());
        return environment;
    }

    private static JObject Span(string service, string id, string? parent, DateTimeOffset start) => new()
    {
        ["traceId"] = Trace,
        ["id"] = id.PadLeft(16, '0'),
        ["parentId"] = parent?.PadLeft(16, '0'),
        ["kind"] = "SERVER",
        ["name"] = "post /orders",
        ["timestamp"] = start.ToUnixTimeMilliseconds() * 1000,
        ["duration"] = 700_000,
        ["localEndpoint"] = new JObject { ["serviceName"] = service },
        ["tags"] = new JObject { ["error"] = "payment refused" },
    };
}
