using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

public sealed class PodsAreRestricted(StackRuns runs) : Policy(runs)
{
    [Theory]
    [InlineData("hostNetwork")]
    [InlineData("hostPID")]
    [InlineData("hostIPC")]
    public void A_share_of_the_host_is_found(string share) => Finds(share, "Deployment", "grafana", body => PodSpec(body)[share] = true);

    [Fact]
    public void A_volume_on_the_host_is_found() => Finds("hostPath volume", "Deployment", "grafana", body =>
        ((JArray)PodSpec(body)["volumes"]!).Add(JObject.Parse("""{ "name": "x", "hostPath": { "path": "/" } }""")));

    [Theory]
    [InlineData("privileged", "true", "privileged")]
    [InlineData("allowPrivilegeEscalation", "true", "allowPrivilegeEscalation")]
    [InlineData("capabilities", "{}", "capabilities not dropped")]
    [InlineData("capabilities", """{ "drop": ["ALL"], "add": ["NET_RAW"] }""", "capability NET_RAW")]
    [InlineData("runAsNonRoot", "false", "runAsNonRoot")]
    [InlineData("runAsUser", "0", "runAsUser 0")]
    [InlineData("seccompProfile", """{ "type": "Unconfined" }""", "seccompProfile")]
    [InlineData("readOnlyRootFilesystem", "false", "readOnlyRootFilesystem")]
    public void A_weak_security_context_is_found(string key, string value, string rule) =>
        Finds(rule, "StatefulSet", "prometheus", body => Container(body)["securityContext"]![key] = JToken.Parse(value));

    [Fact]
    public void A_port_on_the_host_is_found() => Finds("hostPort", "StatefulSet", "prometheus", body => Container(body)["ports"]![0]!["hostPort"] = 9090);

    [Fact]
    public void An_excuse_that_nothing_needs_is_found() =>
        Finds("nothing needs the excuse 'hostPID'", "DaemonSet", "node-exporter", body => PodSpec(body)["hostPID"] = false);

    [Fact]
    public void An_excuse_outside_the_namespace_of_agents_is_found()
    {
        var moved = Runs.Full.Doctored("DaemonSet", "node-exporter", body => body["metadata"]!["namespace"] = "monitoring");
        Assert.Contains(Violations(moved), violation => violation.StartsWith("DaemonSet monitoring/node-exporter breaks 'hostNetwork'", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_excuse_says_why() => Assert.All(PodSecurityExcuse.All, excuse => Assert.True(excuse.Reason.Length > 20, excuse.Rule));

    protected override IEnumerable<string> Violations(StackRecord stack) => stack.Pods.SelectMany(Violations);

    private static IEnumerable<string> Violations(PodTemplate pod)
    {
        var broken = PodSecurityRule.BrokenBy(pod).ToHashSet();
        var excused = PodSecurityExcuse.All.Where(excuse => excuse.Workload == pod.Owner.ObjectName).Select(excuse => excuse.Rule).ToHashSet();
        var isAgent = pod.Owner.Namespace.EndsWith("-agents", StringComparison.Ordinal);
        foreach (var rule in broken.Where(rule => !isAgent || !excused.Contains(rule)))
            yield return $"{pod.Owner.Id} breaks '{rule}' of Pod Security restricted and is not excused in {nameof(PodSecurityExcuse)}.";
        foreach (var rule in excused.Except(broken))
            yield return $"{pod.Owner.Id}: nothing needs the excuse '{rule}' any more; remove it.";
    }
}
