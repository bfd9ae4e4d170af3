using Monitoring.Alertmanager;
using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

[Collection(StackRuns.Collection)]
public sealed class AlertmanagerFacts(StackRuns runs)
{
    [Fact]
    public void A_single_one_does_not_gossip()
    {
        Assert.Equal(1, Replicas("dev"));
        Assert.Contains("--cluster.listen-address=", Args("dev"));
        Assert.DoesNotContain(Args("dev"), arg => arg.StartsWith("--cluster.peer", StringComparison.Ordinal));
        Assert.Empty(runs.Dev.OfKind("PodDisruptionBudget"));
    }

    [Fact]
    public void Two_find_each_other_by_the_names_of_their_pods()
    {
        Assert.Equal(2, Replicas("prod"));
        Assert.Contains("--cluster.peer=alertmanager-0.alertmanager-peers.monitoring.svc:9094", Args("prod"));
        Assert.Contains("--cluster.peer=alertmanager-1.alertmanager-peers.monitoring.svc:9094", Args("prod"));
        Assert.Equal("alertmanager-peers", runs.Prod.Find("StatefulSet", "alertmanager").Text("spec.serviceName"));
    }

    [Fact]
    public void The_names_of_pods_resolve_before_the_pods_are_ready()
    {
        var peers = runs.Prod.Find("Service", "alertmanager-peers").Body["spec"]!;
        Assert.Equal("None", (string?)peers["clusterIP"]);
        Assert.True((bool)peers["publishNotReadyAddresses"]!);
        Assert.Equal(["9094/TCP", "9094/UDP"], peers["ports"]!.Select(port => $"{port["port"]}/{(string?)port["protocol"] ?? "TCP"}"));
    }

    [Fact]
    public void Gossip_is_told_the_address_of_its_pod()
    {
        Assert.Contains("--cluster.listen-address=[$(POD_IP)]:9094", Args("prod"));
        var variable = Assert.Single(runs.Prod.Container("StatefulSet", "alertmanager")["env"]!);
        Assert.Equal(("POD_IP", "status.podIP"), ((string?)variable["name"], (string?)variable.SelectToken("valueFrom.fieldRef.fieldPath")));
    }

    [Fact]
    public void One_of_two_may_be_away() =>
        Assert.Equal(1, (int)runs.Prod.Find("PodDisruptionBudget", "alertmanager").Body.SelectToken("spec.maxUnavailable")!);

    [Fact]
    public void It_waits_after_a_start_as_long_as_Prometheus_needs_to_repeat_itself()
    {
        Assert.Contains("--dispatch.start-delay=1m", Args("prod"));
        Assert.Contains("--rules.alert.resend-delay=1m", runs.Prod.Container("StatefulSet", "prometheus")["args"]!.Values<string>());
    }

    [Fact]
    public void Lengths_of_time_on_the_command_line_are_in_the_notation_of_Go() => Assert.Contains("--data.retention=120h", Args("prod"));

    [Fact]
    public void Secrets_are_files_that_only_the_group_of_the_pod_may_read()
    {
        var pod = runs.Prod.Find("StatefulSet", "alertmanager").Pod!;
        var volume = Assert.Single(pod.Volumes, volume => volume["secret"] is not null);
        Assert.Equal("alertmanager-secrets", (string?)volume.SelectToken("secret.secretName"));
        Assert.Equal(Convert.ToInt32("440", 8), (int)volume.SelectToken("secret.defaultMode")!);
        Assert.Equal(AlertmanagerConfig.SecretsDirectory, (string?)Mount("secrets")["mountPath"]);
        Assert.Equal(65534, (int)pod.Spec.SelectToken("securityContext.fsGroup")!);
    }

    [Theory]
    [InlineData("dev", "")]
    [InlineData("prod", "on-call-key")]
    [InlineData("full", "heartbeat-url on-call-key on-call-second-key")]
    public void There_is_a_file_for_each_secret_that_the_configuration_names_and_no_other(string stack, string files)
    {
        var run = runs[stack];
        var keys = StackResource.LabelsAt(run.Find("Secret", "alertmanager-secrets").Body, "stringData").Keys.Order(StringComparer.Ordinal).ToList();
        Assert.Equal(files, string.Join(' ', keys));
        var configuration = run.Find("ConfigMap", "alertmanager-config").Text("data['alertmanager.yml']");
        Assert.Equal(run.Plan.AlertmanagerYaml, configuration);
        Assert.All(keys, key => Assert.Contains($"{AlertmanagerConfig.SecretsDirectory}/{key}\n", configuration));
    }

    [Fact]
    public void A_change_of_the_configuration_rolls_the_pods()
    {
        var hashes = new[] { runs.Dev, runs.Prod, runs.Full }.Select(run => run.Find("StatefulSet", "alertmanager").Text("spec.template.metadata.annotations['monitoring/config-hash']")).ToList();
        Assert.All(hashes, hash => Assert.Matches("^[0-9a-f]{16}$", hash));
        Assert.Equal(3, hashes.Distinct().Count());
    }

    [Fact]
    public void Silences_survive_on_a_volume()
    {
        Assert.Contains("--storage.path=/alertmanager", Args("prod"));
        Assert.Equal("/alertmanager", (string?)Mount("data")["mountPath"]);
        Assert.Equal("1Gi", runs.Prod.Find("StatefulSet", "alertmanager").Text("spec.volumeClaimTemplates[0].spec.resources.requests.storage"));
        Assert.Equal("fast", runs.Full.Find("StatefulSet", "alertmanager").Text("spec.volumeClaimTemplates[0].spec.storageClassName"));
    }

    [Fact]
    public void Links_lead_where_people_reach_it()
    {
        Assert.Contains("--web.external-url=http://alertmanager.monitoring.svc:9093", Args("prod"));
        Assert.Contains("--web.external-url=https://alerts.example.com", Args("full"));
    }

    private int Replicas(string stack) => (int)runs[stack].Find("StatefulSet", "alertmanager").Body.SelectToken("spec.replicas")!;

    private JToken Mount(string volume) =>
        Assert.Single(runs.Prod.Container("StatefulSet", "alertmanager")["volumeMounts"]!, mount => (string?)mount["name"] == volume);

    private List<string> Args(string stack) => [.. runs[stack].Container("StatefulSet", "alertmanager")["args"]!.Select(arg => (string)arg!)];
}
