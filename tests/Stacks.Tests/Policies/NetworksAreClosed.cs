using Monitoring.Network;
using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

public sealed class NetworksAreClosed(StackRuns runs) : Policy(runs)
{
    [Fact]
    public void An_open_namespace_is_found()
    {
        var open = Runs.Full with { Resources = Runs.Full.Resources.RemoveAll(resource => resource.Id == "NetworkPolicy monitoring-agents/deny-all") };
        Assert.Contains("Namespace monitoring-agents has no policy that denies everything.", Violations(open));
    }

    [Theory]
    [InlineData("podSelector", """{ "matchLabels": { "a": "b" } }""")]
    [InlineData("policyTypes", """["Ingress"]""")]
    [InlineData("egress", "[{}]")]
    public void A_denial_with_a_hole_is_found(string key, string value)
    {
        var holed = Runs.Full with
        {
            Resources = [.. Runs.Full.Resources.Select(resource => resource.Id == "NetworkPolicy monitoring/deny-all" ? resource with { Body = With(resource.Body, key, value) } : resource)],
        };
        Assert.Contains("Namespace monitoring has no policy that denies everything.", Violations(holed));
    }

    [Fact]
    public void A_workload_without_a_policy_is_found() =>
        Finds("no policy", "Deployment", "grafana", body => body.SelectToken("spec.template.metadata.labels")!["app.kubernetes.io/name"] = "other");

    [Theory]
    [InlineData("ingress")]
    [InlineData("egress")]
    public void A_rule_that_no_description_states_is_found(string direction) =>
        Finds($"{direction} differs", "NetworkPolicy", "prometheus", body => ((JArray)body["spec"]![direction]!).Add(JObject.Parse("""{ "ports": [{ "port": 22, "protocol": "TCP" }] }""")));

    [Theory]
    [InlineData("ingress")]
    [InlineData("egress")]
    public void A_rule_that_is_missing_is_found(string direction) =>
        Finds($"{direction} differs", "NetworkPolicy", "prometheus", body => ((JArray)body["spec"]![direction]!).RemoveAt(0));

    [Fact]
    public void A_port_that_differs_is_found() =>
        Finds("ingress differs", "NetworkPolicy", "prometheus", body => body.SelectToken("spec.ingress[0].ports[0]")!["port"] = 9999);

    [Fact]
    public void A_caller_that_differs_is_found() =>
        Finds("ingress differs", "NetworkPolicy", "prometheus", body => ((JObject)body.SelectToken("spec.ingress[0].from[0]")!).Remove("podSelector"));

    [Fact]
    public void A_way_into_private_networks_is_found() => Finds("egress differs", "NetworkPolicy", "alertmanager", body =>
        body.SelectTokens("$..ipBlock").First(block => block["except"] is JArray { Count: > 1 })["except"] = new JArray());

    protected override IEnumerable<string> Violations(StackRecord stack)
    {
        foreach (var @namespace in stack.OfKind("Namespace"))
            if (!stack.OfKind("NetworkPolicy").Any(policy => policy.Namespace == @namespace.ObjectName && DeniesAll(policy)))
                yield return $"{@namespace.Id} has no policy that denies everything.";

        foreach (var pod in stack.Pods.Where(pod => (bool?)pod.Spec["hostNetwork"] != true))
            if (!PoliciesOf(pod, stack).Any())
                yield return $"{pod.Owner.Id} has no policy of its own: nothing can reach it.";

        foreach (var plan in stack.Plan.Isolation.Where(plan => !plan.Workload.OnHostNetwork))
            if (stack.OfKind("NetworkPolicy").FirstOrDefault(policy => policy.ObjectName == plan.Workload.Name) is { } policy)
                foreach (var violation in Differences(plan, policy))
                    yield return violation;
    }

    private static IEnumerable<string> Differences(IsolationPlan plan, StackResource policy)
    {
        var ingress = plan.Ingress.Select(edge => PolicyRule.Expected(edge.From, edge));
        var egress = plan.Egress.Select(edge => PolicyRule.Expected(edge.To, edge)).ToList();
        if (egress.Count > 0)
            egress.Add(PolicyRule.Dns);
        if (!PolicyRule.Stated(policy, "ingress", "from").SequenceEqual(ingress.Order(StringComparer.Ordinal)))
            yield return $"{policy.Id}: ingress differs from what the descriptions state.";
        if (!PolicyRule.Stated(policy, "egress", "to").SequenceEqual(egress.Order(StringComparer.Ordinal)))
            yield return $"{policy.Id}: egress differs from what the descriptions state.";
    }

    private static bool DeniesAll(StackResource policy)
    {
        var spec = (JObject)policy.Body["spec"]!;
        return spec["podSelector"] is JObject { Count: 0 }
            && spec["policyTypes"]!.Values<string>().ToHashSet().SetEquals(["Ingress", "Egress"])
            && spec["ingress"] is null or JArray { Count: 0 }
            && spec["egress"] is null or JArray { Count: 0 };
    }

    private static IEnumerable<StackResource> PoliciesOf(PodTemplate pod, StackRecord stack) => stack.OfKind("NetworkPolicy").Where(policy =>
        policy.Namespace == pod.Owner.Namespace && StackResource.LabelsAt(policy.Body, "spec.podSelector.matchLabels") is { Count: > 0 } selector && selector.All(pod.Labels.Contains));

    private static JObject With(JObject body, string key, string value)
    {
        var copy = (JObject)body.DeepClone();
        copy["spec"]![key] = JToken.Parse(value);
        return copy;
    }
}
