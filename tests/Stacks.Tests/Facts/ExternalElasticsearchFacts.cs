using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

/// <summary>The full stack with an Elasticsearch that somebody else runs.</summary>
[Collection(StackRuns.Collection)]
public sealed class ExternalElasticsearchFacts(StackRuns runs)
{
    private readonly StackRecord _stack = runs.External;

    [Fact]
    public void Nothing_of_a_cluster_is_deployed()
    {
        Assert.DoesNotContain(_stack.OfKind("StatefulSet"), set => set.ObjectName == "elasticsearch");
        Assert.DoesNotContain(_stack.OfKind("CronJob"), job => job.ObjectName == "elasticsearch-guard");
        Assert.DoesNotContain(_stack.Resources, resource => resource.Name == "elasticsearch-setup-password");
    }

    [Fact]
    public void The_set_up_job_logs_in_with_its_owners_Secret()
    {
        var job = Assert.Single(_stack.OfKind("Job"));
        var container = job.Body.SelectToken("spec.template.spec.containers[0]")!;
        Assert.Equal("https://logs.example.com:9243", (string?)Variable(container, "ELASTICSEARCH")["value"]);
        Assert.Equal(("elasticsearch-login", "username"), ((string?)Variable(container, "SETUP_USER").SelectToken("valueFrom.secretKeyRef.name"), (string?)Variable(container, "SETUP_USER").SelectToken("valueFrom.secretKeyRef.key")));
        var password = Assert.Single(job.Body.SelectTokens("spec.template.spec.volumes[*].projected.sources[*].secret"), secret => (string?)secret["name"] == "elasticsearch-login");
        Assert.Equal(("password", "setup"), ((string?)password.SelectToken("items[0].key"), (string?)password.SelectToken("items[0].path")));
        Assert.Null(_stack.Find("Secret", "elasticsearch-setup-passwords").Body.SelectToken("stringData.setup"));
    }

    [Fact]
    public void It_is_checked_with_its_own_authority() => Assert.All(
        [_stack.Find("Secret", "elasticsearch-setup-passwords").Body.SelectToken("stringData['ca.crt']"), _stack.Find("Secret", "grafana-datasource-secrets").Body.SelectToken("stringData['elasticsearch-logs-ca.crt']")],
        authority => Assert.StartsWith("-----BEGIN CERTIFICATE-----\nMIIB", (string?)authority, StringComparison.Ordinal));

    [Theory]
    [InlineData("grafana")]
    [InlineData("elasticsearch-setup")]
    public void Who_needs_it_may_call_it(string caller)
    {
        var ports = _stack.Find("NetworkPolicy", caller).Body.SelectTokens("spec.egress[*]").Where(rule => rule.SelectTokens("to[*].ipBlock.cidr").Any(cidr => (string?)cidr == "0.0.0.0/0"))
            .SelectMany(rule => rule.SelectTokens("ports[*].port")).Select(port => (int)port);
        Assert.Contains(9243, ports);
    }

    private static JToken Variable(JToken container, string name) => container["env"]!.Single(variable => (string?)variable["name"] == name);
}
