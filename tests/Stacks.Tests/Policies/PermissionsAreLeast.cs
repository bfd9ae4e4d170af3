using Monitoring.Host;
using Monitoring.Prometheus;
using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

public sealed class PermissionsAreLeast(StackRuns runs) : Policy(runs)
{
    private static readonly string[] ReadingVerbs = ["get", "list", "watch"];

    private static readonly string[] Forbidden = ["secrets", "configmaps", "pods/exec", "pods/attach", "pods/portforward", "nodes/proxy", "pods/proxy", "services/proxy", "serviceaccounts/token"];

    [Theory]
    [InlineData("verbs", "*")]
    [InlineData("verbs", "update")]
    [InlineData("verbs", "create")]
    [InlineData("resources", "*")]
    [InlineData("resources", "secrets")]
    [InlineData("resources", "pods/exec")]
    [InlineData("apiGroups", "*")]
    public void A_permission_too_many_is_found(string key, string value) =>
        Finds(value, "ClusterRole", "monitoring-prometheus", body => ((JArray)body["rules"]![0]![key]!).Add(value));

    [Fact]
    public void A_binding_to_another_role_is_found() =>
        Finds("cluster-admin", "ClusterRoleBinding", "monitoring-prometheus", body => body["roleRef"]!["name"] = "cluster-admin");

    [Fact]
    public void A_binding_of_a_stranger_is_found() =>
        Finds("system:anonymous", "ClusterRoleBinding", "monitoring-prometheus", body => body["subjects"]![0]!["name"] = "system:anonymous");

    protected override IEnumerable<string> Violations(StackRecord stack) =>
        stack.OfKind("ClusterRole", "Role").SelectMany(role => OfRole(role, stack))
            .Concat(stack.OfKind("ClusterRoleBinding", "RoleBinding").SelectMany(binding => OfBinding(binding, stack)));

    private static IEnumerable<string> OfRole(StackResource role, StackRecord stack)
    {
        foreach (var verb in role.Body.SelectTokens("rules[*].verbs[*]").Values<string>().Except(ReadingVerbs))
            yield return $"{role.Id} permits '{verb}'; monitoring reads and nothing else.";
        foreach (var resource in role.Body.SelectTokens("rules[*].resources[*]").Values<string>().Where(resource => Forbidden.Contains(resource) || resource!.Contains('*')))
            if (!IsWayIn(role, resource!, stack))
                yield return $"{role.Id} reaches '{resource}', which no monitoring needs.";
        if (role.Body.SelectTokens("rules[*].apiGroups[*]").Values<string>().Contains("*"))
            yield return $"{role.Id} reaches the API group '*'.";
        if (role.Body.SelectTokens("rules[*].nonResourceURLs[*]").Values<string>().Any(url => url!.Contains('*')))
            yield return $"{role.Id} reaches addresses by '*'.";
    }

    /// <summary>From outside, metrics are read through the API server's proxy.</summary>
    private static bool IsWayIn(StackResource role, string resource, StackRecord stack) =>
        resource is "nodes/proxy" or "pods/proxy" && role.ObjectName == "monitoring-prometheus" && stack.Plan.Settings is { Prometheus.Placement: PrometheusPlacement.Host, Host.Reach: HostReach.Proxy };

    private static IEnumerable<string> OfBinding(StackResource binding, StackRecord stack)
    {
        if (!stack.OfKind(binding.Text("roleRef.kind")).Any(role => role.ObjectName == binding.Text("roleRef.name")))
            yield return $"{binding.Id} binds '{binding.Text("roleRef.name")}', which the stack does not make.";
        foreach (var subject in binding.Body["subjects"]!)
            if (!stack.OfKind("ServiceAccount").Any(account => account.ObjectName == (string?)subject["name"] && account.Namespace == (string?)subject["namespace"]))
                yield return $"{binding.Id} is for '{subject["name"]}', which is no account of the stack.";
    }
}
