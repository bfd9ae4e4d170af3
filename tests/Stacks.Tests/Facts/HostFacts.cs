using System.Text;
using Monitoring.Alertmanager;
using Monitoring.Host;
using Monitoring.Prometheus;
using Monitoring.Stacks;
using Monitoring.Stacks.Host;
using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

[Collection(StackRuns.Collection)]
public sealed class HostFacts(StackRuns runs)
{
    private static readonly string[] OnHost = ["prometheus", "prometheus-baseline", "alertmanager", "grafana", "blackbox-exporter"];

    private StackRecord Outside => runs.Outside;

    [Fact]
    public void In_the_cluster_are_the_agents_and_what_keeps_logs_and_traces_and_nothing_that_the_host_runs()
    {
        Assert.DoesNotContain(Outside.Pods, pod => OnHost.Contains(pod.Owner.ObjectName));
        Assert.Equal(runs.Full.Pods.Select(pod => pod.Owner.Id).Where(id => !OnHost.Any(id.EndsWith)), Outside.Pods.Select(pod => pod.Owner.Id));
        Assert.Contains(Outside.Pods, pod => pod.Owner.ObjectName == "node-exporter");
        Assert.Contains(Outside.Pods, pod => pod.Owner.ObjectName == "kube-state-metrics");
    }

    [Fact]
    public void An_account_reads_what_scraping_through_the_API_server_needs()
    {
        var rules = Outside.Find("ClusterRole", "monitoring-prometheus").Body["rules"]!;
        Assert.Equal(["nodes/metrics", "nodes/proxy", "pods/proxy"], rules[2]!["resources"]!.Values<string>());
        Assert.Equal(["get"], rules[2]!["verbs"]!.Values<string>());
        var token = Outside.Find("Secret", "prometheus-token");
        Assert.Equal("kubernetes.io/service-account-token", token.Text("type"));
        Assert.Equal("prometheus", (string?)token.Body["metadata"]!["annotations"]!["kubernetes.io/service-account.name"]);
    }

    [Fact]
    public void The_host_is_prepared_supplied_and_then_switched()
    {
        var hash = HashOf("prometheus-host-bundle");
        Assert.Equal("sudo -n install -d -m 755 /opt/monitoring && sudo -n install -d -m 700 -o deploy /opt/monitoring/incoming", Step("place").Text("create"));
        Assert.Equal($"/opt/monitoring/incoming/{hash}.tar.gz", Resource("command:remote:CopyToRemote", "prometheus-host-upload").Text("remotePath"));
        Assert.Equal($"sudo -n tar -xzf /opt/monitoring/incoming/{hash}.tar.gz -C /opt/monitoring host.sh && sudo -n bash /opt/monitoring/host.sh install {hash}", Step("programs").Text("create"));
        Assert.Equal("sudo -n bash /opt/monitoring/host.sh secrets", Step("secrets").Text("create"));
        Assert.Equal($"sudo -n bash /opt/monitoring/host.sh apply {hash}", Step("bundle").Text("create"));
    }

    [Fact]
    public void Only_the_end_of_its_place_is_the_end_of_the_host_and_keeps_the_data()
    {
        Assert.Equal("if [ -f /opt/monitoring/host.sh ]; then sudo -n bash /opt/monitoring/host.sh remove; fi", Step("place").Text("delete"));
        Assert.DoesNotContain("bundle", Step("place").Body["triggers"]!.Values<string>());
        Assert.All(new[] { "programs", "secrets", "bundle" }, step => Assert.Null(Step(step).Body["delete"]));
    }

    [Fact]
    public void The_host_has_to_show_its_key() => Assert.All(Outside.Resources.Where(resource => resource.Type.StartsWith("command:", StringComparison.Ordinal)), resource =>
    {
        Assert.Equal("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ", resource.Text("connection.hostKey"));
        Assert.Equal(Placeholders.Of(HostSettings.SshKey), resource.Text("connection.privateKey"));
        Assert.Equal("watch.example.com", resource.Text("connection.host"));
    });

    [Fact]
    public void Secrets_go_through_standard_input_and_are_logged_nowhere()
    {
        Assert.Equal("none", Step("secrets").Text("logging"));
        var sent = Sent(Outside);
        Assert.Equal(
            [
                "authorities/cockroachdb-node/ca.crt", "authorities/stack-authority/ca.crt", "certificates/etcd-client/ca.crt", "certificates/etcd-client/tls.crt", "certificates/etcd-client/tls.key", "cluster/ca.crt", "cluster/token",
                "heartbeat-url", "on-call-key", "on-call-second-key",
            ],
            sent.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Placeholders.Of("prometheus-token-token"), sent["cluster/token"]);
        Assert.Equal(Placeholders.Of("prometheus-etcd-client-tls.key"), sent["certificates/etcd-client/tls.key"]);
    }

    [Fact]
    public void Every_file_that_a_program_reads_is_sent_or_in_the_bundle()
    {
        var sent = Step("secrets").Text("stdin").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => $"/opt/monitoring/secrets/{line.Split(' ')[0]}").ToHashSet();
        var named = System.Text.RegularExpressions.Regex.Matches(Outside.Plan.PrometheusYaml + Outside.Plan.AlertmanagerYaml, @"/opt/monitoring/secrets/\S+").Select(match => match.Value).Distinct();
        Assert.DoesNotContain(named, file => !sent.Contains(file));
    }

    [Fact]
    public void The_death_of_the_host_is_noticed_where_its_heartbeat_goes()
    {
        Assert.Contains("url_file: /opt/monitoring/secrets/heartbeat-url", Outside.Plan.AlertmanagerYaml, StringComparison.Ordinal);
        Assert.Contains("- alertname=\"Watchdog\"\n      receiver: heartbeat", Outside.Plan.AlertmanagerYaml, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hosts_own_disk_is_a_node_like_any_other()
    {
        var job = Assert.Single(Outside.Plan.Descriptions.SelectMany(description => description.ScrapeJobs), job => job.Name == "node-exporter-host");
        Assert.Contains(job.Relabel, rule => rule is { TargetLabel: "job", Replacement: "node-exporter" });
        Assert.Contains(job.Relabel, rule => rule is { TargetLabel: "instance", Replacement: "watch.example.com" });
        Assert.Contains("NodeFilesystemSpaceFillingUp", Outside.Plan.RuleFiles["node-exporter.rules.yml"], StringComparison.Ordinal);
    }

    [Fact]
    public void What_stays_in_the_cluster_lets_the_API_server_in_because_scraping_comes_through_it()
    {
        var ingress = Outside.Find("NetworkPolicy", "kube-state-metrics").Body["spec"]!["ingress"]!;
        Assert.Equal(["0.0.0.0/0", "::/0"], ingress.SelectTokens("[*].from[*].ipBlock.cidr").Values<string>());
        Assert.Equal([8080L, 8081L], ingress.SelectTokens("[*].ports[*].port").Select(port => (long)port));
    }

    [Fact]
    public void The_bundle_has_a_unit_for_every_program_and_its_manifest_the_versions()
    {
        var bundle = HostServices.BundleOf(Outside.Plan, "outside")!;
        Assert.Equal(["alertmanager", "blackbox-exporter", "node-exporter", "prometheus"], bundle.Files.Keys.Where(file => file.StartsWith("systemd/", StringComparison.Ordinal)).Select(file => file["systemd/monitoring-".Length..^".service".Length]));
        Assert.Equal(PrometheusImage.Version, (string?)JObject.Parse(bundle.Files[HostBundle.Manifest])["versions"]!["prometheus"]);
        Assert.Contains($"prometheus {PrometheusImage.Version} http://127.0.0.1:9090/-/ready prometheus.yml rules/\n", bundle.Files["services"], StringComparison.Ordinal);
        Assert.DoesNotContain(bundle.Files, file => file.Value.Contains(Placeholders.Prefix, StringComparison.Ordinal));
        Assert.Equal(bundle.Hash, HashOf("prometheus-host-bundle"));
    }

    [Fact]
    public void The_archive_of_a_bundle_is_the_same_whenever_it_is_made()
    {
        var bundle = HostBundle.Of([new("a", "1"), new("b/c", "2")], "x");
        var folder = Directory.CreateTempSubdirectory("bundles-");
        var archives = new[] { "one", "other" }.Select(name => File.ReadAllBytes(BundleArchive.Write(bundle, Path.Combine(folder.FullName, name)))).ToList();
        folder.Delete(recursive: true);
        Assert.Equal(archives[0], archives[1]);
    }

    [Fact]
    public async Task Directly_reached_targets_need_no_proxy()
    {
        var config = StackRuns.OutsideConfig();
        config["monitoring:host"] = config["monitoring:host"]!.ToString().Replace("\"apiServer\"", "\"reach\": \"direct\", \"apiServer\"", StringComparison.Ordinal);
        var direct = await StackRun.RunAsync("direct", config);

        Assert.Equal(["nodes/metrics"], direct.Find("ClusterRole", "monitoring-prometheus").Body["rules"]![2]!["resources"]!.Values<string>());
        Assert.DoesNotContain("/proxy", direct.Plan.PrometheusYaml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("address", "monitoring:host.address: Prometheus is to run on a host")]
    [InlineData("hostKey", "monitoring:host.hostKey: Without the host's key")]
    [InlineData("apiServer", "monitoring:host.apiServer: The host has to know")]
    public void What_a_host_cannot_do_without_is_asked_for(string key, string expected)
    {
        var config = StackRuns.OutsideConfig();
        var host = JObject.Parse((string)config["monitoring:host"]!);
        host.Remove(key);
        config["monitoring:host"] = host.ToString();
        var problem = Assert.Single(StackConfig.Bind("monitoring", config.ToString(), new DateOnly(2026, 1, 1)).Problems);
        Assert.StartsWith(expected, problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_memory_is_refused_and_a_missing_key_named()
    {
        var config = StackRuns.OutsideConfig();
        config["monitoring:baseline"] = """{ "enabled": true }""";
        Assert.StartsWith("monitoring:baseline.enabled: There is no second Prometheus", Assert.Single(StackConfig.Bind("monitoring", config.ToString(), new DateOnly(2026, 1, 1)).Problems).ToString(), StringComparison.Ordinal);

        config = StackRuns.OutsideConfig();
        config.Remove("monitoring:hostSshKey");
        Assert.StartsWith("monitoring:hostSshKey: The secret is not set", Assert.Single(StackConfig.Bind("monitoring", config.ToString(), new DateOnly(2026, 1, 1)).Problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_host_listens_with_a_certificate_of_the_stack_and_no_password_is_part_of_its_bundle()
    {
        var config = StackRuns.OutsideConfig();
        config["monitoring:host"] = config["monitoring:host"]!.ToString().Replace("\"apiServer\"", "\"listen\": \"0.0.0.0\", \"apiServer\"", StringComparison.Ordinal);
        foreach (var kept in new[] { "logging", "tracing" })
            config[$"monitoring:{kept}"] = """{ "enabled": false }""";
        var open = await StackRun.RunAsync("open", config);

        var bundle = HostServices.BundleOf(open.Plan, "open")!;
        Assert.Contains(" --web.listen-address=0.0.0.0:9090 --web.config.file=/opt/monitoring/secrets/web.yml ", bundle.Files["systemd/monitoring-prometheus.service"], StringComparison.Ordinal);
        Assert.Contains(" --web.listen-address=127.0.0.1:9100\n", bundle.Files["systemd/monitoring-node-exporter.service"], StringComparison.Ordinal);
        Assert.Contains($"alertmanager {AlertmanagerImage.Version} https://127.0.0.1:9093/-/ready alertmanager.yml\n", bundle.Files["services"], StringComparison.Ordinal);
        var sent = Sent(open);
        Assert.Equal(["web-curl", "web-password", "web.crt", "web.key", "web.yml"], sent.Keys.Where(file => file.StartsWith("web", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains("authorities/stack-authority/ca.crt", sent.Keys);
        Assert.Contains("monitor-itself: ", sent["web.yml"], StringComparison.Ordinal);
        var request = Assert.Single(open.Resources, resource => resource.Name == "prometheus-host-web-request");
        Assert.Equal(["watch.example.com", "localhost"], request.Body["dnsNames"]!.Values<string>());
        Assert.Equal(["127.0.0.1"], request.Body["ipAddresses"]!.Values<string>());
    }

    [Theory]
    [InlineData("prometheus.local", "monitoring:host.listen: ")]
    [InlineData("300.0.0.1", "monitoring:host.listen: '300.0.0.1' is no address")]
    [InlineData("0.0.0.0", "monitoring:hostWebUsers: The secret is not set")]
    public void Where_a_host_listens_is_an_address_and_somebody_may_come_in(string listen, string expected)
    {
        var config = StackRuns.OutsideConfig();
        config.Remove("monitoring:hostWebUsers");
        config["monitoring:host"] = config["monitoring:host"]!.ToString().Replace("\"apiServer\"", $"\"listen\": \"{listen}\", \"apiServer\"", StringComparison.Ordinal);
        Assert.StartsWith(expected, Assert.Single(StackConfig.Bind("monitoring", config.ToString(), new DateOnly(2026, 1, 1)).Problems).ToString(), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Sent(StackRecord stack) =>
        Assert.Single(stack.Resources, resource => resource is { Type: "command:remote:Command", Name: "prometheus-host-secrets" }).Text("stdin")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToDictionary(parts => parts[0], parts => Encoding.UTF8.GetString(Convert.FromBase64String(parts[1])));

    private StackResource Step(string step) => Resource("command:remote:Command", $"prometheus-host-{step}");

    private StackResource Resource(string type, string name) => Assert.Single(Outside.Resources, resource => resource.Type == type && resource.Name == name);

    private string HashOf(string step) => Resource("command:remote:Command", step).Text("create").Split(' ')[^1];
}
