using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

[Collection(StackRuns.Collection)]
public sealed class ElasticsearchFacts(StackRuns runs)
{
    private StackResource Server => runs.Full.Find("StatefulSet", "elasticsearch");

    private JObject Container => runs.Full.Container("StatefulSet", "elasticsearch");

    private JToken Bootstrap => Assert.Single(Server.Body.SelectToken("spec.template.spec.initContainers")!);

    [Fact]
    public void Three_nodes_start_together_on_different_hosts()
    {
        Assert.Equal(3, (int)Server.Body.SelectToken("spec.replicas")!);
        Assert.Equal("Parallel", Server.Text("spec.podManagementPolicy"));
        Assert.Equal("kubernetes.io/hostname", Server.Text("spec.template.spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].topologyKey"));
    }

    [Fact]
    public void It_runs_as_the_user_of_its_image()
    {
        var security = Server.Body.SelectToken("spec.template.spec.securityContext")!;
        Assert.Equal([1000, 1000, 1000], new[] { "runAsUser", "runAsGroup", "fsGroup" }.Select(key => (int)security[key]!));
    }

    [Fact]
    public void Half_of_its_memory_is_heap() => Assert.Equal("-Xms2048m -Xmx2048m", Variable(Container, "ES_JAVA_OPTS"));

    [Fact]
    public void It_is_ready_when_it_is_part_of_a_cluster()
    {
        Assert.Equal("readiness", (string?)Container.SelectToken("readinessProbe.tcpSocket.port"));
        Assert.Contains("readiness=8080", Ports());
        Assert.Contains("https=9200", Ports());
    }

    [Fact]
    public void Nodes_find_each_other_before_they_are_ready()
    {
        var nodes = runs.Full.Find("Service", "elasticsearch-nodes").Body["spec"]!;
        Assert.True((bool)nodes["publishNotReadyAddresses"]!);
        Assert.Equal("elasticsearch-nodes", Server.Text("spec.serviceName"));
    }

    [Fact]
    public void Who_may_found_the_cluster_is_decided_before_a_node_starts()
    {
        Assert.Equal("elasticsearch-0,elasticsearch-1,elasticsearch-2", Variable(Bootstrap, "INITIAL_MASTERS"));
        Assert.StartsWith("elasticsearch-0.elasticsearch-nodes,", Variable(Bootstrap, "PEERS"), StringComparison.Ordinal);
        Assert.Equal("/usr/share/elasticsearch/data", Variable(Bootstrap, "DATA"));
        Assert.Contains("bootstrap.sh", ((JObject)runs.Full.Find("ConfigMap", "elasticsearch-config").Body["data"]!).Properties().Select(file => file.Name));
    }

    [Fact]
    public void Volumes_stay_when_the_cluster_goes()
    {
        Assert.Equal("Retain", Server.Text("spec.persistentVolumeClaimRetentionPolicy.whenDeleted"));
        Assert.Equal("20Gi", Server.Text("spec.volumeClaimTemplates[0].spec.resources.requests.storage"));
    }

    [Fact]
    public void Its_certificate_names_its_Services_and_each_of_its_pods()
    {
        var request = Assert.Single(runs.Full.Resources, resource => resource is { Type: "tls:index/certRequest:CertRequest", Name: "elasticsearch-certificate-request" });
        var names = request.Body["dnsNames"]!.Values<string>();
        Assert.Superset(new HashSet<string?> { "elasticsearch", "elasticsearch.monitoring.svc", "*.elasticsearch-nodes.monitoring.svc", "localhost" }, names.ToHashSet());
    }

    [Fact]
    public async Task Without_logs_and_traces_there_is_none()
    {
        var config = StackRun.ConfigOf("dev");
        config["monitoring:logging"] = config["monitoring:tracing"] = """{ "enabled": false }""";
        var stack = await StackRun.RunAsync("dev", config);
        Assert.DoesNotContain(stack.Resources, resource => new[] { "elasticsearch", "kibana", "fluentd", "zipkin", "collector", "authority" }.Any(name => resource.Name.StartsWith(name, StringComparison.Ordinal)));
    }

    private IEnumerable<string> Ports() => Container["ports"]!.Select(port => $"{(string?)port["name"]}={(int)port["containerPort"]!}");

    private static string? Variable(JToken container, string name) => (string?)container["env"]!.Single(variable => (string?)variable["name"] == name)["value"];
}
