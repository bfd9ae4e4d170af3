using Monitoring.Describe;
using Monitoring.KubeStateMetrics;
using Monitoring.Metrics;
using Monitoring.Metrics.Lists;
using Monitoring.NodeExporter;
using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

[Collection(StackRuns.Collection)]
public sealed class ExporterFacts(StackRuns runs)
{
    [Fact]
    public void There_are_never_two_kube_state_metrics_at_once()
    {
        var deployment = runs.Prod.Find("Deployment", "kube-state-metrics").Body;
        Assert.Equal(1, (int)deployment.SelectToken("spec.replicas")!);
        Assert.Equal("Recreate", (string?)deployment.SelectToken("spec.strategy.type"));
        Assert.Equal(KubeStateMetricsImage.Reference, (string?)runs.Prod.Container("Deployment", "kube-state-metrics")["image"]);
    }

    [Fact]
    public void Kube_state_metrics_may_watch_exactly_what_its_command_line_names()
    {
        var flag = Assert.Single(Args("Deployment", "kube-state-metrics"), arg => arg.StartsWith("--resources=", StringComparison.Ordinal));
        var permitted = runs.Prod.Find("ClusterRole", "monitoring-kube-state-metrics").Body.SelectTokens("rules[*].resources[*]").Values<string>();
        Assert.Equal(flag["--resources=".Length..].Split(','), permitted.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Kube_state_metrics_says_only_what_rules_and_panels_read()
    {
        var allowed = Assert.Single(Args("Deployment", "kube-state-metrics"), arg => arg.StartsWith("--metric-allowlist=", StringComparison.Ordinal))["--metric-allowlist=".Length..].Split(',');
        Assert.Equal(allowed.Order(StringComparer.Ordinal), allowed);
        Assert.Contains("kube_pod_status_phase", allowed);
        Assert.DoesNotContain("kube_pod_labels", allowed);
        Assert.DoesNotContain("up", allowed);
    }

    [Fact]
    public void Where_everything_is_stored_exporters_are_not_told_to_keep_silent()
    {
        Assert.Same(KubeStateMetricsScope.Everything, KubeStateMetricsScope.Of(null));
        var patterns = new ScrapeLists([], ["kube_.+"], KnownMetrics.OfOurExporters).Of(new ScrapeJob("kube-state-metrics", new Discovery.Static([])) { SeriesBudget = 1 });
        Assert.Same(KubeStateMetricsScope.Everything, KubeStateMetricsScope.Of(patterns));
        var one = new ScrapeLists([], ["kube_job_owner", "shop_.+"], KnownMetrics.OfOurExporters).Of(new ScrapeJob("kube-state-metrics", new Discovery.Static([])) { SeriesBudget = 1 });
        Assert.Equal("jobs", KubeStateMetricsScope.Of(one).ResourcesFlag);
        Assert.Equal("kube_job_owner", KubeStateMetricsScope.Of(one).AllowList);
    }

    [Fact]
    public void The_node_exporter_collects_only_what_rules_and_panels_read()
    {
        var args = Args("DaemonSet", "node-exporter");
        Assert.Contains("--collector.disable-defaults", args);
        Assert.Contains("--collector.filesystem", args);
        Assert.Contains("--collector.netdev", args);
        Assert.DoesNotContain("--collector.arp", args);
        Assert.DoesNotContain("--collector.xfs", args);
    }

    [Fact]
    public void Kube_state_metrics_shows_objects_on_8080_and_itself_on_8081()
    {
        Assert.Equal(["http-metrics 8080", "telemetry 8081"], Ports("Deployment", "kube-state-metrics"));
        Assert.Contains("--port=8080", Args("Deployment", "kube-state-metrics"));
        Assert.Contains("--telemetry-port=8081", Args("Deployment", "kube-state-metrics"));
    }

    [Fact]
    public void The_node_exporter_runs_on_every_node_whatever_its_taints()
    {
        var set = runs.Prod.Find("DaemonSet", "node-exporter");
        Assert.Equal("monitoring-agents", set.Namespace);
        Assert.Equal("Exists", (string?)Assert.Single(set.Pod!.Spec["tolerations"]!)["operator"]);
        Assert.Single((JObject)set.Pod!.Spec["tolerations"]![0]!);
        Assert.Equal("linux", set.Text("spec.template.spec.nodeSelector['kubernetes.io/os']"));
    }

    [Fact]
    public void The_node_exporter_reads_the_host_and_changes_nothing()
    {
        var container = runs.Prod.Container("DaemonSet", "node-exporter");
        Assert.Equal(NodeExporterImage.Reference, (string?)container["image"]);
        var mount = Assert.Single(container["volumeMounts"]!);
        Assert.True((bool)mount["readOnly"]!);
        Assert.Equal("HostToContainer", (string?)mount["mountPropagation"]);
        Assert.Equal(["--path.procfs=/host/proc", "--path.rootfs=/host", "--path.sysfs=/host/sys"], Args("DaemonSet", "node-exporter").Where(arg => arg.StartsWith("--path", StringComparison.Ordinal) && arg.Contains("s=")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_node_exporter_listens_on_9100_of_the_host()
    {
        Assert.Equal(["http-metrics 9100"], Ports("DaemonSet", "node-exporter"));
        Assert.Contains("--web.listen-address=:9100", Args("DaemonSet", "node-exporter"));
    }

    private List<string> Args(string kind, string name) => [.. runs.Prod.Container(kind, name)["args"]!.Select(arg => (string)arg!)];

    private IEnumerable<string> Ports(string kind, string name) => runs.Prod.Container(kind, name)["ports"]!.Select(port => $"{port["name"]} {port["containerPort"]}");
}
