using System.Text.RegularExpressions;
using Monitoring.Prometheus;
using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Tests.Stacks.Policies;

/// <summary>All that logs and traces pass through speaks TLS: every port is proven or excused, and nobody calls one of them in the clear.</summary>
public sealed class TrafficIsEncrypted(StackRuns runs) : Policy(runs)
{
    private static readonly string[] Components = ["logging", "logs", "storage", "tracing"];

    [Fact]
    public void A_port_of_which_nobody_knows_is_found() => Finds("port 1234", "Deployment", "zipkin", body =>
        ((JArray)Container(body)["ports"]!).Add(JObject.Parse("""{ "name": "more", "containerPort": 1234 }""")));

    [Fact]
    public void A_server_without_TLS_is_found() => Finds("port 9411", "Deployment", "zipkin", body =>
        Container(body)["env"]!.Single(variable => (string?)variable["name"] == "ARMERIA_PORTS_0_PROTOCOLS_0")["value"] = "http");

    [Fact]
    public void A_service_that_promises_plain_text_is_found() => Finds("appProtocol 'http'", "Service", "collector", body => body.SelectToken("spec.ports[1]")!["appProtocol"] = "http");

    [Fact]
    public void A_probe_in_the_clear_is_found() => Finds("readinessProbe", "DaemonSet", "fluentd", body => ((JObject)Container(body).SelectToken("readinessProbe.httpGet")!).Remove("scheme"));

    [Theory]
    [InlineData("scheme: https", "scheme: http")]
    [InlineData("server_name: zipkin.monitoring.svc", "insecure_skip_verify: true")]
    [InlineData("ca_file: /etc/prometheus/authorities/stack-authority/ca.crt", "ca_file: /etc/ssl/ca.crt")]
    public void A_scrape_that_is_not_encrypted_or_checks_nothing_is_found(string good, string bad) => Finds("job 'zipkin'", "ConfigMap", "prometheus-config", body =>
    {
        var text = (string)body["data"]!["prometheus.yml"]!;
        var job = text.IndexOf("job_name: zipkin\n", StringComparison.Ordinal);
        body["data"]!["prometheus.yml"] = text[..job] + new Regex(Regex.Escape(good)).Replace(text[job..], bad, 1);
    });

    [Theory]
    [InlineData("grafana-datasources", "stack.yaml", "https://zipkin.")]
    [InlineData("collector-config", "collector.yaml", "https://zipkin.")]
    [InlineData("logstash-pipelines", "main.conf", "https://elasticsearch.")]
    public void A_call_in_the_clear_is_found(string map, string file, string address) => Finds("in the clear", "ConfigMap", map, body =>
        body["data"]![file] = ((string)body["data"]![file]!).Replace(address, address.Replace("https", "http", StringComparison.Ordinal), StringComparison.Ordinal));

    [Fact]
    public void An_excuse_that_nothing_needs_is_found() =>
        Finds("nothing needs the excuse for port 8888", "Deployment", "collector", body => Container(body).SelectToken("ports[?(@.containerPort == 8888)]")!.Remove());

    [Fact]
    public void Every_excuse_says_why() => Assert.All(PlainTextExcuse.All, excuse => Assert.True(excuse.Reason.Length > 20, excuse.Workload));

    protected override IEnumerable<string> Violations(StackRecord stack)
    {
        var pods = stack.Pods.Where(IsOfLogsOrTraces).ToList();
        return pods.SelectMany(pod => Ports(stack, pod).Concat(Probes(pod)).Select(sentence => $"{pod.Owner.Id}: {sentence}"))
            .Concat(stack.OfKind("Service").Where(service => pods.Any(pod => pod.Owner.ObjectName == service.ObjectName)).SelectMany(Promises))
            .Concat(pods.SelectMany(pod => Scrapes(stack, pod)))
            .Concat(stack.OfKind("ConfigMap").SelectMany(map => Calls(map, [.. pods.Select(pod => pod.Owner.ObjectName)])));
    }

    private static bool IsOfLogsOrTraces(PodTemplate pod) =>
        Components.Contains(pod.Labels["app.kubernetes.io/component"]) || pod.Owner.ObjectName.StartsWith("elasticsearch", StringComparison.Ordinal);

    private static IEnumerable<string> Ports(StackRecord stack, PodTemplate pod)
    {
        var ports = pod.Containers.SelectMany(container => container.SelectTokens("ports[*].containerPort")).Select(port => (int)port).ToHashSet();
        var proofs = TlsProof.All.Where(proof => proof.Workload == pod.Owner.ObjectName).ToDictionary(proof => proof.Port);
        var excused = PlainTextExcuse.All.Where(excuse => excuse.Workload == pod.Owner.ObjectName).Select(excuse => excuse.Port).ToHashSet();
        foreach (var port in ports.Except(excused))
        {
            if (!proofs.TryGetValue(port, out var proof))
                yield return $"port {port} is neither proven in {nameof(TlsProof)} nor excused in {nameof(PlainTextExcuse)}.";
            else if (!proof.Holds(stack))
                yield return $"the configuration does not say that port {port} speaks TLS.";
        }

        foreach (var port in excused.Except(ports))
            yield return $"nothing needs the excuse for port {port} any more; remove it.";
    }

    private static IEnumerable<string> Probes(PodTemplate pod) =>
        from container in pod.Containers
        from probe in container.Properties().Where(property => property.Name.EndsWith("Probe", StringComparison.Ordinal))
        where probe.Value["httpGet"] is { } call && (string?)call["scheme"] != "HTTPS"
        select $"the {probe.Name} of the container {NameOf(container)} asks in the clear.";

    private static IEnumerable<string> Promises(StackResource service) =>
        from port in service.Body.SelectTokens("spec.ports[*]")
        let promise = (string?)port["appProtocol"]
        where promise is not (null or "https")
        select $"{service.Id}: the port {port["name"]} has the appProtocol '{promise}'.";

    /// <summary>Jobs that find the pod's ports, but for those that are excused. From outside it is the API server's proxy that calls pods, as their scheme says.</summary>
    private static IEnumerable<string> Scrapes(StackRecord stack, PodTemplate pod)
    {
        if (stack.Plan.Settings.Prometheus.Placement == PrometheusPlacement.Host)
            yield break;
        var map = stack.Find("ConfigMap", "prometheus-config");
        var yaml = new YamlStream();
        yaml.Load(new StringReader((string)map.Body["data"]!["prometheus.yml"]!));
        var excused = PlainTextExcuse.All.Where(excuse => excuse.Workload == pod.Owner.ObjectName)
            .SelectMany(excuse => pod.Containers.SelectMany(container => container.SelectTokens($"ports[?(@.containerPort == {excuse.Port})].name")).Values<string>()).ToHashSet();
        foreach (var job in ((YamlSequenceNode)yaml.Documents[0].RootNode["scrape_configs"]).Where(job => Finds(job, pod) && !excused.Any(port => Keeps(job, port!))))
        {
            var tls = job.AllNodes.OfType<YamlMappingNode>().FirstOrDefault(node => node.Children.ContainsKey("ca_file") && node.Children.ContainsKey("server_name"));
            if (!Says(job, "scheme", "https"))
                yield return $"{map.Id}: the job '{job["job_name"]}' scrapes in the clear.";
            else if (tls is null || tls["ca_file"].ToString() != "/etc/prometheus/authorities/stack-authority/ca.crt" || tls["server_name"].ToString() != $"{pod.Owner.ObjectName}.{pod.Owner.Namespace}.svc")
                yield return $"{map.Id}: the job '{job["job_name"]}' does not check whom it scrapes.";
        }
    }

    private static bool Finds(YamlNode job, PodTemplate pod) => job.AllNodes.OfType<YamlScalarNode>().Any(text =>
        text.Value == $"app.kubernetes.io/instance={pod.Owner.Namespace},app.kubernetes.io/name={pod.Owner.ObjectName}");

    private static bool Keeps(YamlNode job, string port) => job.AllNodes.OfType<YamlMappingNode>().Any(rule => Says(rule, "regex", port) && Says(rule, "action", "keep"));

    private static bool Says(YamlNode node, string key, string value) => node is YamlMappingNode map && map.Children.TryGetValue(key, out var found) && found.ToString() == value;

    private static IEnumerable<string> Calls(StackResource map, string[] servers) =>
        from file in map.Body.SelectTokens("data.*")
        from Match address in Regex.Matches((string)file!, @"http://([a-z0-9-]+)(\.[a-z0-9.-]+)?[:/]")
        where servers.Contains(address.Groups[1].Value)
        select $"{map.Id}: {address.Value} is called in the clear.";
}
