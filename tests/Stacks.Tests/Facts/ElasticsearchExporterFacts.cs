using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

[Collection(StackRuns.Collection)]
public sealed class ElasticsearchExporterFacts(StackRuns runs)
{
    [Fact]
    public void It_logs_in_with_its_own_password()
    {
        var environment = runs.Full.Container("Deployment", "elasticsearch-exporter")["env"]!;
        Assert.Equal("exporter", (string?)environment.Single(variable => (string?)variable["name"] == "ES_USERNAME")["value"]);
        Assert.Equal("elasticsearch-exporter-access", (string?)environment.Single(variable => (string?)variable["name"] == "ES_PASSWORD").SelectToken("valueFrom.secretKeyRef.name"));
        Assert.Equal(Placeholders.Of("elasticsearch-access-exporter"), runs.Full.Find("Secret", "elasticsearch-exporter-access").Text("stringData.password"));
    }

    [Fact]
    public void There_is_never_more_than_one()
    {
        var exporter = runs.Full.Find("Deployment", "elasticsearch-exporter").Body["spec"]!;
        Assert.Equal((1, "Recreate"), ((int)exporter["replicas"]!, (string?)exporter.SelectToken("strategy.type")));
    }

    [Fact]
    public void Nodes_know_the_credentials_for_snapshots_and_call_nobody_else_for_them()
    {
        var pod = runs.Full.Find("StatefulSet", "elasticsearch").Pod!;
        Assert.Contains(pod.Volumes, volume => (string?)volume.SelectToken("secret.secretName") == "elasticsearch-snapshots");
        Assert.Equal("/keystore", (string?)pod.Spec.SelectToken("initContainers[0].env[?(@.name == 'KEYSTORE')].value"));
        var storage = runs.Full.Find("NetworkPolicy", "elasticsearch").Body.SelectTokens("spec.egress[*]")
            .Single(rule => rule.SelectTokens("to[*].namespaceSelector.matchLabels['kubernetes.io/metadata.name']").Any(name => (string?)name == "storage"));
        Assert.Equal(9000, (int)storage.SelectToken("ports[0].port")!);
    }
}
