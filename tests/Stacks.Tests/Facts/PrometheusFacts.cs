using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

[Collection(StackRuns.Collection)]
public sealed class PrometheusFacts(StackRuns runs)
{
    [Theory]
    [InlineData("dev", "24h", "8Gi")]
    [InlineData("prod", "48h", "40Gi")]
    public void Samples_are_kept_for_a_short_time_and_fill_at_most_four_fifths_of_the_volume(string stack, string retention, string volume)
    {
        var args = Args(stack);
        Assert.Contains($"--storage.tsdb.retention.time={retention}", args);
        var size = Assert.Single(args, arg => arg.StartsWith("--storage.tsdb.retention.size=", StringComparison.Ordinal)).Split('=')[1];
        Assert.Equal((long)(ByteSize.Parse(volume).Bytes * 0.8) >> 20, Megabytes(size));
        Assert.Equal(volume, runs[stack].Find("StatefulSet", "prometheus").Text("spec.volumeClaimTemplates[0].spec.resources.requests.storage"));
    }

    [Fact]
    public void It_reloads_configuration_in_place()
    {
        Assert.Contains("--enable-feature=auto-reload-config", Args("prod"));
        Assert.Contains("--config.auto-reload-interval=30s", Args("prod"));
        Assert.Null(runs.Prod.Find("StatefulSet", "prometheus").Body.SelectToken("spec.template.metadata.annotations"));
    }

    [Fact]
    public void It_reads_its_configuration_and_writes_to_the_volume()
    {
        var mounts = runs.Prod.Container("StatefulSet", "prometheus")["volumeMounts"]!.ToDictionary(mount => (string)mount["mountPath"]!);
        Assert.Equal(["/etc/prometheus/authorities/stack-authority", "/etc/prometheus/config", "/etc/prometheus/rules", "/prometheus"], mounts.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("--config.file=/etc/prometheus/config/prometheus.yml", Args("prod"));
        Assert.Contains("--storage.tsdb.path=/prometheus", Args("prod"));
        Assert.Equal("data", (string?)mounts["/prometheus"]["name"]);
        Assert.False((bool)mounts["/prometheus"]["readOnly"]!);
        Assert.True((bool)mounts["/etc/prometheus/config"]["readOnly"]!);
    }

    [Fact]
    public void A_client_certificate_is_mounted_where_the_configuration_looks_for_it()
    {
        const string Directory = "/etc/prometheus/certificates/etcd-client";
        var mount = Assert.Single(runs.Full.Container("StatefulSet", "prometheus")["volumeMounts"]!, mount => (string?)mount["mountPath"] == Directory);
        Assert.True((bool)mount["readOnly"]!);
        var volume = Assert.Single(runs.Full.Find("StatefulSet", "prometheus").Pod!.Volumes, volume => (string?)volume["name"] == (string?)mount["name"]);
        Assert.Equal("etcd-client", (string?)volume.SelectToken("secret.secretName"));
        Assert.Contains($"cert_file: {Directory}/tls.crt\n", runs.Full.Plan.PrometheusYaml);
        Assert.Contains($"key_file: {Directory}/tls.key\n", runs.Full.Plan.PrometheusYaml);
        Assert.Contains($"ca_file: {Directory}/ca.crt\n", runs.Full.Plan.PrometheusYaml);
    }

    [Fact]
    public void Of_the_secret_of_an_authority_its_certificate_alone_is_mounted()
    {
        const string Directory = "/etc/prometheus/authorities/cockroachdb-node";
        var mount = Assert.Single(runs.Full.Container("StatefulSet", "prometheus")["volumeMounts"]!, mount => (string?)mount["mountPath"] == Directory);
        var volume = Assert.Single(runs.Full.Find("StatefulSet", "prometheus").Pod!.Volumes, volume => (string?)volume["name"] == (string?)mount["name"]);
        Assert.Equal("cockroachdb-node", (string?)volume.SelectToken("secret.secretName"));
        Assert.Equal("ca.crt", (string?)Assert.Single(volume.SelectTokens("secret.items[*]"))["path"]);
        Assert.Contains($"ca_file: {Directory}/ca.crt\n", runs.Full.Plan.PrometheusYaml);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void The_configuration_in_the_cluster_is_the_compiled_one(string stack)
    {
        var run = runs[stack];
        Assert.Equal(run.Plan.PrometheusYaml, run.Find("ConfigMap", "prometheus-config").Text("data['prometheus.yml']"));
        Assert.Equal(run.Plan.RuleFiles, StackResource.LabelsAt(run.Find("ConfigMap", "prometheus-rules").Body, "data"));
    }

    [Fact]
    public void Replaying_the_log_may_take_a_quarter_of_an_hour()
    {
        var probe = runs.Prod.Container("StatefulSet", "prometheus")["startupProbe"]!;
        Assert.Equal("/-/ready", (string?)probe.SelectToken("httpGet.path"));
        Assert.Equal(15 * 60, (int)probe["periodSeconds"]! * (int)probe["failureThreshold"]!);
    }

    [Fact]
    public void It_listens_on_9090_under_the_pinned_version()
    {
        var container = runs.Prod.Container("StatefulSet", "prometheus");
        Assert.Equal(PrometheusImage.Reference, (string?)container["image"]);
        Assert.Equal(9090, (int)container.SelectToken("ports[0].containerPort")!);
        Assert.Equal(9090, (int)runs.Prod.Find("Service", "prometheus").Body.SelectToken("spec.ports[0].port")!);
    }

    [Fact]
    public void It_has_time_to_write_its_head_before_it_ends() =>
        Assert.Equal(300, (int)runs.Prod.Find("StatefulSet", "prometheus").Pod!.Spec["terminationGracePeriodSeconds"]!);

    [Fact]
    public void Its_pod_has_a_name_of_its_own_behind_the_service() => Assert.Equal("None", runs.Prod.Find("Service", "prometheus").Text("spec.clusterIP"));

    [Fact]
    public void There_is_one_and_its_volume_outlives_it()
    {
        var set = runs.Prod.Find("StatefulSet", "prometheus").Body;
        Assert.Equal(1, (int)set.SelectToken("spec.replicas")!);
        Assert.Equal("Retain", (string?)set.SelectToken("spec.persistentVolumeClaimRetentionPolicy.whenDeleted"));
        Assert.Equal("Retain", (string?)set.SelectToken("spec.persistentVolumeClaimRetentionPolicy.whenScaled"));
    }

    [Fact]
    public void It_may_find_targets_and_read_metrics_and_nothing_else()
    {
        var rules = runs.Prod.Find("ClusterRole", "monitoring-prometheus").Body["rules"]!.Select(rule =>
            $"{Joined(rule, "verbs")}: {Joined(rule, "apiGroups")} {Joined(rule, "resources")}{Joined(rule, "nonResourceURLs")}");
        Assert.Equal(
            ["get,list,watch:  nodes,pods,services", "get,list,watch: discovery.k8s.io endpointslices", "get:  nodes/metrics", "get:  /metrics,/metrics/slis"],
            rules);
    }

    [Theory]
    [InlineData("dev", "200m", "512Mi", "1Gi")]
    [InlineData("prod", "500m", "2Gi", "4Gi")]
    public void Its_resources_are_those_of_the_stack(string stack, string cpu, string memory, string limit)
    {
        var resources = runs[stack].Container("StatefulSet", "prometheus")["resources"]!;
        Assert.Equal((cpu, memory, limit), ((string?)resources["requests"]!["cpu"], (string?)resources["requests"]!["memory"], (string?)resources["limits"]!["memory"]));
    }

    private static string Joined(JToken rule, string key) => string.Join(',', rule[key]?.Values<string>() ?? []);

    private static long Megabytes(string size) => size.EndsWith("GB", StringComparison.Ordinal) ? long.Parse(size[..^2]) << 10 : long.Parse(size[..^2]);

    private List<string> Args(string stack) => [.. runs[stack].Container("StatefulSet", "prometheus")["args"]!.Select(arg => (string)arg!)];
}
