using Monitoring.Fluentd;
using Monitoring.Stacks;
using Monitoring.Stacks.Settings;
using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

[Collection(StackRuns.Collection)]
public sealed class FluentdFacts(StackRuns runs)
{
    private StackResource Agent => runs.Full.Find("DaemonSet", "fluentd");

    private JObject Container => runs.Full.Container("DaemonSet", "fluentd");

    [Fact]
    public void It_runs_on_every_node_whatever_its_taints_beside_the_other_agents()
    {
        Assert.Equal("monitoring-agents", Agent.Namespace);
        Assert.Equal("Exists", (string?)Assert.Single(Agent.Pod!.Spec["tolerations"]!)["operator"]);
        Assert.Equal("linux", Agent.Text("spec.template.spec.nodeSelector['kubernetes.io/os']"));
        Assert.Equal(FluentdImage.Reference, (string?)Container["image"]);
    }

    [Fact]
    public void Its_image_speaks_to_the_major_version_of_Elasticsearch()
    {
        var version = (string?)runs.Full.Container("StatefulSet", "elasticsearch")["image"];
        Assert.Contains($"elasticsearch{version!.Split(':')[1].Split('.')[0]}", FluentdImage.Reference, StringComparison.Ordinal);
    }

    [Fact]
    public void It_reads_log_files_and_writes_to_its_own_directory_on_the_node_only()
    {
        var host = Agent.Pod!.Spec["volumes"]!.Where(volume => volume["hostPath"] is not null).ToDictionary(volume => (string)volume["name"]!, volume => (string?)volume.SelectToken("hostPath.path"));
        Assert.Equal(new() { ["logs"] = "/var/log", ["state"] = "/var/lib/monitoring-agents/fluentd" }, host);
        var writable = Container["volumeMounts"]!.Where(mount => (bool?)mount["readOnly"] != true).Select(mount => (string?)mount["mountPath"]);
        Assert.Equal(["/state", "/tmp"], writable.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void It_is_root_without_any_of_roots_capabilities()
    {
        Assert.Equal(0, (int)Agent.Body.SelectToken("spec.template.spec.securityContext.runAsUser")!);
        Assert.Equal(["ALL"], Container.SelectToken("securityContext.capabilities.drop")!.Values<string>());
        Assert.Null(Container.SelectToken("securityContext.capabilities.add"));
        Assert.False((bool)Container.SelectToken("securityContext.allowPrivilegeEscalation")!);
    }

    [Fact]
    public void It_knows_its_node_so_that_it_watches_the_pods_of_that_one_only() =>
        Assert.Equal("spec.nodeName", (string?)Variable("K8S_NODE_NAME").SelectToken("valueFrom.fieldRef.fieldPath"));

    [Fact]
    public void It_may_look_at_pods_and_namespaces_and_change_nothing()
    {
        var role = runs.Full.Find("ClusterRole", "monitoring-agents-fluentd").Body;
        Assert.Equal(["namespaces", "pods"], role.SelectTokens("rules[*].resources[*]").Values<string>());
        Assert.Equal(["get", "list", "watch"], role.SelectTokens("rules[*].verbs[*]").Values<string>());
    }

    [Fact]
    public void Its_password_comes_from_a_Secret_of_its_own_namespace_and_the_authority_is_a_file()
    {
        var destination = Assert.Single(runs.Full.Resources, resource => resource.Kind == "Secret" && resource.ObjectName.StartsWith("fluentd-", StringComparison.Ordinal) && resource.ObjectName != "fluentd-certificate").ObjectName["fluentd-".Length..];
        var secret = runs.Full.Find("Secret", $"fluentd-{destination}");
        Assert.Equal("monitoring-agents", secret.Namespace);
        Assert.Equal(secret.ObjectName, (string?)Assert.Single(Container["env"]!, variable => variable.SelectToken("valueFrom.secretKeyRef") is not null).SelectToken("valueFrom.secretKeyRef.name"));
        Assert.Contains($"/etc/destinations/{destination}", Container["volumeMounts"]!.Select(mount => (string?)mount["mountPath"]));
        Assert.Contains("ca.crt", ((JObject)secret.Body["stringData"]!).Properties().Select(file => file.Name));
    }

    [Fact]
    public void It_serves_its_metrics_with_a_certificate_of_its_own_namespace()
    {
        Assert.Equal("monitoring-agents", runs.Full.Find("Secret", "fluentd-certificate").Namespace);
        Assert.Equal("/etc/certificate", (string?)Container["volumeMounts"]!.Single(mount => (string?)mount["name"] == "certificate")["mountPath"]);
    }

    [Fact]
    public void A_changed_configuration_or_password_rolls_the_pods() =>
        Assert.False(string.IsNullOrEmpty(Agent.Text("spec.template.metadata.annotations['monitoring/config-hash']")));

    [Fact]
    public void Its_configuration_is_sound_and_is_where_the_image_reads_it()
    {
        var files = ((JObject)runs.Full.Find("ConfigMap", "fluentd-config").Body["data"]!).Properties().ToDictionary(file => file.Name, file => (string)file.Value!);
        Assert.Empty(FluentdLint.Check(files));
        Assert.Equal("/fluentd/etc", (string?)Container["volumeMounts"]!.Single(mount => (string?)mount["name"] == "config")["mountPath"]);
    }

    [Fact]
    public void Where_logs_are_not_collected_there_is_none() => Assert.Null(new Tools(new MonitoringSettings()).Fluentd);

    private JToken Variable(string name) => Container["env"]!.Single(variable => (string?)variable["name"] == name);
}
