using Monitoring.Cli;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Doctor;

/// <summary>Everything works, then one thing is broken: that thing is named, and what to change.</summary>
public sealed class DoctorCommandTests
{
    [Fact]
    public async Task Where_nothing_is_broken_every_step_of_all_signals_says_so()
    {
        await using var world = new DoctorWorld();

        var result = await world.RunAsync("doctor", "cart");

        Assert.True(result.ExitCode == ExitCodes.Ok, result.Output + result.Error);
        Assert.Equal(["metrics of cart", "logs of cart", "traces of cart", "✓ nothing on the way keeps data back"], result.Output.Split('\n').Where(line => line.Length > 0 && line[0] != ' ').Select(line => line.TrimEnd()));
        Assert.Contains("its pods ask to be scraped: the job kubernetes-pods found them", result.Output, StringComparison.Ordinal);
        Assert.Contains("what it says is stored: 12 of 100 series", result.Output, StringComparison.Ordinal);
    }

    /// <summary>Each breaks one thing of a world in which everything works. What is named last is a break; a doubt lets the walk go on.</summary>
    private static readonly Dictionary<string, Fault> Faults = new()
    {
        ["no pod is called so"] = new("metrics", world => world.Pods.Remove(world.Cart), "✗ its pods run: no pod is called so"),
        ["its pod is not ready"] = new("metrics", world => world.Cart["status"]!["conditions"] = JArray.Parse("""[ { "type": "Ready", "status": "False", "message": "Back-off" } ]"""), "✗ its pods run: none is ready; shop/cart-7d9f-x: Back-off"),
        ["it does not ask to be scraped"] = new("metrics", world => world.Annotate("scrape", null), "✗ its pods ask to be scraped: shop/cart-7d9f-x has no annotation prometheus.io/scrape"),
        ["it asks in the wrong words"] = new("metrics", world => world.Annotate("scrape", "yes"), "✗ its pods ask to be scraped: shop/cart-7d9f-x says prometheus.io/scrape: \"yes\""),
        ["it declares another port"] = new("metrics", world => world.Cart["metadata"]!["annotations"]!["prometheus.io/port"] = "9999", "- the port is one of the pod's: 9999 by annotation; its containers declare 8080 (http)"),
        ["a policy keeps Prometheus out"] = new("metrics", world => world.Answers("networkpolicies", """{ "metadata": { "name": "deny", "namespace": "shop" }, "spec": { "podSelector": {}, "policyTypes": ["Ingress"] } }"""), "✗ NetworkPolicies admit Prometheus: deny in shop let nobody of monitoring in on port 8080"),
        ["a sidecar admits mutual TLS alone"] = new("metrics", world => world.WithSidecar("STRICT"), "✗ the mesh admits plain scrapes: PeerAuthentication default admits mutual TLS alone"),
        ["a sidecar admits anybody"] = new("metrics", world => world.WithSidecar("PERMISSIVE"), "✓ the mesh admits plain scrapes: PERMISSIVE"),
        ["Knative was told nothing"] = new("metrics", world => world.WithKnative("none"), "✗ Knative's metrics are on: request-metrics-protocol in knative-serving/config-observability is none", DoctorWorld.Knative),
        ["Knative was told"] = new("metrics", world => world.WithKnative("prometheus"), "✓ Knative's metrics are on", DoctorWorld.Knative),
        ["one of its targets does not answer"] = new("metrics", world => world.Targets.Add(world.Targets[0] with { Error = "connection refused" }), "- its targets answer: 1 of 2 do not"),
        ["nobody reads what it says"] = new("metrics", world => world.Says("scrape_samples_post_metric_relabeling", 0), "✗ what it says is stored: none of 100 series: no rule and no panel reads any of them"),
        ["its namespace is left out"] = new("logs", _ => { }, "✗ the stack collects logs: of shop nothing is collected", "  monitoring:fluentd: { excludedNamespaces: [shop] }"),
        ["nobody reads on its node"] = new("logs", world => world.Pods.Remove(world.Fluentd), "✗ Fluentd runs on its nodes: none is ready on node-a"),
        ["a buffer is full"] = new("logs", world => world.Says("buffer_available_space_ratio", 3), "✗ Fluentd's buffers have room: 3 % is left on node-a"),
        ["its records do not arrive"] = new("logs", world => world.Records = world.Records with { Of = "[]" }, "✗ Elasticsearch has records of the last hour: none, though others arrive"),
        ["nobody's records arrive"] = new("logs", world => world.Records = ("[]", "[]", 0), "✗ Elasticsearch has records of the last hour: none of anybody: nothing arrives"),
        ["its records are refused"] = new("logs", world => world.Records = world.Records with { Of = "[]", Refused = 7 }, "✗ Elasticsearch has records of the last hour: none; 7 of somebody in logs-deadletter-monitoring"),
        ["of its traces some are kept"] = new("traces", _ => { }, "- the stack collects traces: of every hundred traces it keeps 10 (collector.keepPercent)", "  monitoring:collector: { keepPercent: 10 }"),
        ["the collector is not there"] = new("traces", world => world.Pods.Remove(world.Collector), "✗ the collector takes spans and passes them on: none of its pods is ready"),
        ["nobody sends spans"] = new("traces", world => world.Says("otelcol_receiver_accepted_spans_total", 0), "✗ the collector takes spans and passes them on: no span of anybody arrives"),
        ["spans do not get to Zipkin"] = new("traces", world => world.Says("otelcol_exporter_send_failed_spans_total", 4), "✗ the collector takes spans and passes them on: 4 spans a second do not get out of it"),
        ["it never sent a span"] = new("traces", world => world.Services = """["payments"]""", "✗ Zipkin has traces of the last hour: no service is called so"),
        ["it sends no spans any more"] = new("traces", world => world.Traces = "[]", "✗ Zipkin has traces of the last hour: cart is known and has sent nothing for an hour"),
        ["Zipkin is away"] = new("traces", world => world.Project.Environment["MONITOR_ZIPKIN_URL"] = "http://127.0.0.1:1", "✗ Zipkin has traces of the last hour: Zipkin at http://127.0.0.1:1/ does not answer"),
    };

    public static TheoryData<string> NamesOfFaults => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(NamesOfFaults))]
    public async Task What_is_broken_is_named_with_what_to_change(string name)
    {
        var fault = Faults[name];
        await using var world = new DoctorWorld(fault.Settings);
        fault.Break(world);

        var result = await world.VisitAsync("cart", fault.Signal);

        Assert.Contains($"  {fault.Says}", result.Output, StringComparison.Ordinal);
        Assert.Equal(fault.Says[0] == '✗', result.IsBroken);
        Assert.True(!result.IsBroken || result.Output.Split('\n')[^2].StartsWith("    → ", StringComparison.Ordinal), result.Output);
    }

    [Theory]
    [InlineData("dial tcp 10.0.0.7:8080: connect: connection refused", "nobody listens on that port")]
    [InlineData("context deadline exceeded", "a NetworkPolicy, a firewall or a dead node")]
    [InlineData("read: connection reset by peer", "admits only mutual TLS")]
    [InlineData("server returned HTTP status 404 Not Found", "prometheus.io/path")]
    [InlineData("sample limit exceeded", "prometheus.jobs.<job>.seriesBudget")]
    [InlineData("tls: failed to verify certificate: x509: certificate signed by unknown authority", "the certificate is not trusted")]
    public async Task The_words_of_a_failed_scrape_are_translated(string error, string change)
    {
        await using var world = new DoctorWorld();
        world.Targets[0] = world.Targets[0] with { Error = error };

        var result = await world.VisitAsync("cart", "metrics");

        Assert.True(result.IsBroken);
        Assert.Contains($"✗ its targets answer: 1 of 1 do not; http://10.0.0.7:8080/metrics: {error}", result.Output, StringComparison.Ordinal);
        Assert.Contains(change, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_exit_code_says_that_a_break_was_found()
    {
        await using var world = new DoctorWorld();
        world.Targets.Clear();

        var result = await world.RunAsync("doctor", "kube_pod_status_phase");

        Assert.Equal(ExitCodes.Unhealthy, result.ExitCode);
        Assert.Contains("✗ its job has targets", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_something_is_doubtful_the_last_line_does_not_say_that_all_is_well()
    {
        await using var world = new DoctorWorld();
        world.Targets.Add(world.Targets[0] with { Error = "connection refused" });

        var result = await world.RunAsync("doctor", "cart", "--signal", "metrics");

        Assert.True(result.ExitCode == ExitCodes.Ok, result.Output + result.Error);
        Assert.Contains("    → nobody listens on that port", result.Output, StringComparison.Ordinal);
        Assert.EndsWith("✓ no break; what has a dash could not be looked at, or is worth a look\n", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("node_arp_entries", "✗ what is scraped of it is stored: node-exporter drops it before it is stored, because no rule and no panel of the stack reads it")]
    [InlineData("kube_pod_status_phase", "✓ its labels are as asked for")]
    [InlineData("kube_pod_status_fase", "✗ the stack scrapes or records it: no job of the stack has it; 'kube_pod_status_phase' is the nearest name")]
    [InlineData("etcd_server_has_leader", "✗ the stack scrapes or records it: the job etcd has it, and this stack has no such job")]
    [InlineData("nats_varz_cpu", "✗ the stack scrapes or records it: the exporters that this stack knows call it gnatsd_varz_cpu")]
    [InlineData("kube_node_status_condition", "✗ Prometheus has series of it: none now and none within the last 24h")]
    [InlineData("node_load1", "✗ its job has targets: node-exporter: nothing is found to scrape")]
    public async Task A_metric_is_followed_to_where_it_stops(string metric, string message)
    {
        await using var world = new DoctorWorld(metric.StartsWith("nats", StringComparison.Ordinal) ? "  monitoring:nats: { enabled: true, servers: 3 }" : "");

        var result = await world.VisitAsync(metric);

        Assert.Contains(message, result.Output, StringComparison.Ordinal);
        Assert.Equal(message[0] == '✗', result.IsBroken);
    }

    [Fact]
    public async Task The_condition_that_selects_nothing_is_named_with_what_there_is()
    {
        await using var world = new DoctorWorld();
        world.Values.Clear();
        world.Values.AddRange([("{__name__=\"kube_pod_status_phase\"})", 30), ("{__name__=\"kube_pod_status_phase\", namespace=\"shop\"})", 3)]);
        world.Series["kube_pod_status_phase"] = """[ { "phase": "Running", "namespace": "shop" }, { "phase": "Pending", "namespace": "shop" } ]""";

        var result = await world.VisitAsync("kube_pod_status_phase{namespace=\"shop\", phase=\"Runing\"}");

        Assert.True(result.IsBroken);
        Assert.Contains("✗ its labels are as asked for: phase=\"Runing\" matches none: 'phase' is 'Pending', 'Running'", result.Output, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'Running'?", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dashboard_is_looked_at_panel_by_panel()
    {
        await using var world = new DoctorWorld();

        var result = await world.VisitAsync("Zipkin");

        Assert.True(result.IsBroken);
        Assert.Contains("✗ panel 'Spans taken in': zipkin_collector_spans_total: zipkin: nothing is found to scrape", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"✗ \d+ of \d+ panels have what they read", result.Output);
    }

    [Fact]
    public async Task A_metric_that_was_there_and_is_gone_is_told_from_one_that_never_was()
    {
        await using var world = new DoctorWorld();
        world.Series["kube_node_status_condition"] = """[ { "node": "node-a" } ]""";

        var result = await world.VisitAsync("kube_node_status_condition");

        Assert.Contains("✗ Prometheus has series of it: not now; there were some within the last 24h, which is all that is kept", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_argument_every_job_is_looked_at()
    {
        await using var world = new DoctorWorld();
        world.Targets[1] = world.Targets[1] with { Error = "connection refused" };

        var result = await world.VisitAsync(null);

        Assert.True(result.IsBroken);
        Assert.Contains("✗ kube-state-metrics: 1 of 1 do not", result.Output, StringComparison.Ordinal);
        Assert.Contains("✗ node-exporter: it has no targets", result.Output, StringComparison.Ordinal);
        Assert.Contains("✓ kubernetes-pods: all 1", result.Output, StringComparison.Ordinal);
    }

    /// <param name="Signal">Which way of <c>cart</c> is walked.</param>
    /// <param name="Break">What is broken.</param>
    /// <param name="Says">What the doctor has to say.</param>
    /// <param name="Settings">Settings of the stack besides.</param>
    private sealed record Fault(string Signal, Action<DoctorWorld> Break, string Says, string Settings = "");
}
