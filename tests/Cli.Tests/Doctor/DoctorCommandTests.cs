using Monitoring.Cli;
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

    [Theory]
    [InlineData("\"status\": \"True\" } ] } },\n  { \"metadata\": { \"name\": \"fluentd", "\"status\": \"False\", \"message\": \"Back-off\" } ] } },\n  { \"metadata\": { \"name\": \"fluentd", "✗ its pods run: none is ready; shop/cart-7d9f-x: Back-off")]
    [InlineData("cart", "basket", "✗ its pods run: no pod is called so")]
    [InlineData("\"prometheus.io/scrape\": \"true\", ", "", "✗ its pods ask to be scraped: shop/cart-7d9f-x has no annotation prometheus.io/scrape", true)]
    [InlineData("\"prometheus.io/scrape\": \"true\"", "\"prometheus.io/scrape\": \"yes\"", "✗ its pods ask to be scraped: shop/cart-7d9f-x says prometheus.io/scrape: \"yes\"", true)]
    [InlineData("\"prometheus.io/port\": \"8080\"", "\"prometheus.io/port\": \"9999\"", "- the port is one of the pod's: 9999 by annotation; its containers declare 8080 (http)", false, false)]
    public async Task What_is_wrong_with_pods_is_named(string text, string replacement, string message, bool isUnknown = false, bool isBroken = true)
    {
        await using var world = new DoctorWorld();
        Assert.Contains(Unindented(text), Unindented(world.Cluster["get pods"]), StringComparison.Ordinal);
        world.Cluster["get pods"] = Unindented(world.Cluster["get pods"]).Replace(Unindented(text), replacement, StringComparison.Ordinal);
        if (isUnknown)
            world.Targets.RemoveAt(0);

        var result = await world.VisitAsync("cart", "metrics");

        Assert.Equal(isBroken, result.IsBroken);
        Assert.Contains(message, result.Output, StringComparison.Ordinal);
        Assert.Equal(isBroken, result.Output.Contains("    → ", StringComparison.Ordinal));
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
    public async Task A_policy_that_keeps_Prometheus_out_is_named_with_the_rule_that_is_missing()
    {
        await using var world = new DoctorWorld();
        world.Cluster["get networkpolicies"] = """{ "items": [ { "metadata": { "name": "deny", "namespace": "shop" }, "spec": { "podSelector": {}, "policyTypes": ["Ingress"] } } ] }""";

        var result = await world.VisitAsync("cart", "metrics");

        Assert.True(result.IsBroken);
        Assert.Contains("✗ NetworkPolicies admit Prometheus: deny in shop let nobody of monitoring in on port 8080", result.Output, StringComparison.Ordinal);
        Assert.Contains("kubernetes.io/metadata.name: monitoring", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sidecar_that_admits_only_mutual_TLS_is_named()
    {
        await using var world = new DoctorWorld();
        world.Cluster["get pods"] = world.Cluster["get pods"].Replace("[ { \"name\": \"cart\",", "[ { \"name\": \"istio-proxy\" }, { \"name\": \"cart\",", StringComparison.Ordinal);
        world.Cluster["get peerauthentications.security.istio.io"] = """{ "items": [ { "metadata": { "name": "default" }, "spec": { "mtls": { "mode": "STRICT" } } } ] }""";

        var result = await world.VisitAsync("cart", "metrics");

        Assert.Contains("✗ the mesh admits plain scrapes: PeerAuthentication default admits mutual TLS alone", result.Output, StringComparison.Ordinal);
        Assert.Contains("prometheus.istio.io/merge-metrics: \"true\"", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "data": { "metrics-protocol": "prometheus", "request-metrics-protocol": "none" } }""", "✗ Knative's metrics are on: request-metrics-protocol in knative-serving/config-observability is none")]
    [InlineData("""{ "data": { "metrics-protocol": "prometheus", "request-metrics-protocol": "prometheus" } }""", "✓ Knative's metrics are on")]
    public async Task Metrics_that_Knative_was_never_told_to_serve_are_named(string map, string message)
    {
        await using var world = new DoctorWorld("  monitoring:knative: { enabled: true, version: \"1.21\" }");
        world.Cluster["get pods"] = world.Cluster["get pods"].Replace("\"app\": \"cart\"", "\"app\": \"cart\", \"serving.knative.dev/revision\": \"cart-1\"", StringComparison.Ordinal);
        world.Cluster["get configmap config-observability"] = map;

        var result = await world.VisitAsync("cart", "metrics");

        Assert.Contains(message, result.Output, StringComparison.Ordinal);
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

    [Theory]
    [InlineData("[]", 0, "✗ Elasticsearch has records of the last hour: none, though others arrive")]
    [InlineData("[]", 7, "✗ Elasticsearch has records of the last hour: none; 7 of somebody in logs-deadletter-monitoring")]
    public async Task Records_that_do_not_arrive_are_followed(string records, int refused, string message)
    {
        await using var world = new DoctorWorld();
        world.Records = world.Records with { Of = records, Refused = refused };

        var result = await world.VisitAsync("cart", "logs");

        Assert.True(result.IsBroken);
        Assert.Contains(message, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fluentd.node", "✗ Fluentd runs on its nodes: none is ready on node-a")]
    [InlineData("fluentd.buffer", "✗ Fluentd's buffers have room: 3 % is left on node-a")]
    [InlineData("fluentd.excluded", "✗ the stack collects logs: of shop nothing is collected")]
    public async Task Logs_that_are_not_read_or_not_sent_are_named(string fault, string message)
    {
        await using var world = new DoctorWorld(fault == "fluentd.excluded" ? "  monitoring:fluentd: { excludedNamespaces: [shop] }" : "");
        if (fault == "fluentd.node")
            world.Cluster["get pods"] = world.Cluster["get pods"].Replace("\"app.kubernetes.io/name\": \"fluentd\"", "\"a\": \"b\"", StringComparison.Ordinal);
        if (fault == "fluentd.buffer")
            world.Values.Insert(0, ("buffer_available_space_ratio", 3));

        var result = await world.VisitAsync("cart", "logs");

        Assert.True(result.IsBroken);
        Assert.Contains(message, result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("services", "✗ Zipkin has traces of the last hour: no service is called so")]
    [InlineData("old", "✗ Zipkin has traces of the last hour: cart is known and has sent nothing for an hour")]
    [InlineData("collector", "✗ the collector takes spans and passes them on: none of its pods is ready")]
    [InlineData("nothing", "✗ the collector takes spans and passes them on: no span of anybody arrives")]
    [InlineData("failing", "✗ the collector takes spans and passes them on: 4 spans a second do not get out of it")]
    public async Task Spans_that_do_not_arrive_are_followed(string fault, string message)
    {
        await using var world = new DoctorWorld();
        _ = fault switch
        {
            "services" => world.Services = """["payments"]""",
            "old" => world.Traces = "[]",
            "collector" => world.Cluster["get pods"] = world.Cluster["get pods"].Replace("\"app.kubernetes.io/name\": \"collector\"", "\"a\": \"b\"", StringComparison.Ordinal),
            _ => "",
        };
        if (fault == "nothing")
            world.Values.Insert(0, ("otelcol_receiver_accepted_spans_total", 0));
        if (fault == "failing")
            world.Values.Insert(0, ("otelcol_exporter_send_failed_spans_total", 4));

        var result = await world.VisitAsync("cart", "traces");

        Assert.True(result.IsBroken);
        Assert.Contains(message, result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backend_that_is_away_is_the_break()
    {
        await using var world = new DoctorWorld();
        world.Project.Environment["MONITOR_ZIPKIN_URL"] = "http://127.0.0.1:1";

        var result = await world.VisitAsync("cart", "traces");

        Assert.True(result.IsBroken);
        Assert.Contains("✗ Zipkin has traces of the last hour: Zipkin at http://127.0.0.1:1/ does not answer", result.Output, StringComparison.Ordinal);
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

    private static string Unindented(string text) => string.Join('\n', text.Split('\n').Select(line => line.Trim()));
}
