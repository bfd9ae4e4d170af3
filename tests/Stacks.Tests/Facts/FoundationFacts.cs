using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

[Collection(StackRuns.Collection)]
public sealed class FoundationFacts(StackRuns runs)
{
    [Theory]
    [InlineData("monitoring", "restricted")]
    [InlineData("monitoring-agents", "privileged")]
    public void A_namespace_enforces_its_profile_of_Pod_Security(string name, string profile)
    {
        var labels = runs.Prod.Find("Namespace", name).Labels;
        Assert.All(["enforce", "audit", "warn"], mode => Assert.Equal(profile, labels[$"pod-security.kubernetes.io/{mode}"]));
    }

    [Fact]
    public void There_are_two_namespaces() =>
        Assert.Equal(["monitoring", "monitoring-agents"], runs.Prod.OfKind("Namespace").Select(item => item.ObjectName).Order(StringComparer.Ordinal));

    [Fact]
    public void Only_what_needs_the_host_is_in_the_namespace_of_agents() =>
        Assert.Equal(["fluentd", "node-exporter"], runs.Prod.Pods.Where(pod => pod.Owner.Namespace == "monitoring-agents").Select(pod => pod.Owner.ObjectName));

    [Fact]
    public void The_priority_waits_for_room_and_is_nobodys_default()
    {
        var priority = Assert.Single(runs.Prod.OfKind("PriorityClass"));
        Assert.Equal("monitoring-tools", priority.ObjectName);
        Assert.Equal("Never", priority.Text("preemptionPolicy"));
        Assert.Equal(1_000_000, (int)priority.Body["value"]!);
        Assert.False((bool)priority.Body["globalDefault"]!);
    }

    [Fact]
    public void The_connection_names_the_context_and_applies_on_the_server()
    {
        var provider = Assert.Single(runs.Prod.Resources, resource => resource.Type == "pulumi:providers:kubernetes");
        Assert.Equal("cluster", provider.Name);
        Assert.Equal("prod", provider.Text("context"));
        // Another address of the same cluster replaces nothing, in any stack.
        Assert.Equal("cluster", provider.Text("clusterIdentifier"));
        Assert.All(["enableServerSideApply", "enableConfigMapMutable", "enableSecretMutable"], option => Assert.Equal("true", provider.Text(option).ToLowerInvariant()));
    }
}
