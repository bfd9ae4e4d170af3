using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

public sealed class ProbesDiffer(StackRuns runs) : Policy(runs)
{
    [Theory]
    [InlineData("livenessProbe")]
    [InlineData("readinessProbe")]
    public void A_missing_probe_is_found(string probe) => Finds($"no {probe}", "StatefulSet", "alertmanager", body => Container(body).Remove(probe));

    [Fact]
    public void Two_equal_probes_are_found() =>
        Finds("the same", "StatefulSet", "alertmanager", body => Container(body)["livenessProbe"] = Container(body)["readinessProbe"]!.DeepClone());

    [Fact]
    public void A_liveness_probe_that_gives_up_sooner_is_found() =>
        Finds("sooner", "StatefulSet", "alertmanager", body => Container(body)["livenessProbe"]!["periodSeconds"] = 1);

    [Fact]
    public void A_probe_of_an_undeclared_port_is_found() =>
        Finds("port 'nowhere'", "StatefulSet", "alertmanager", body => Container(body)["livenessProbe"]!["httpGet"]!["port"] = "nowhere");

    protected override IEnumerable<string> Violations(StackRecord stack) =>
        stack.Pods.SelectMany(pod => pod.Servers.SelectMany(OfContainer).Select(sentence => $"{pod.Owner.Id}: {sentence}"));

    private static IEnumerable<string> OfContainer(JObject container)
    {
        var (live, ready) = (container["livenessProbe"], container["readinessProbe"]);
        if (live is null)
            yield return $"the container {NameOf(container)} has no livenessProbe.";
        if (ready is null)
            yield return $"the container {NameOf(container)} has no readinessProbe.";
        if (live is not null && JToken.DeepEquals(live, ready))
            yield return $"both probes of the container {NameOf(container)} are the same, so what is not ready is ended.";
        if (live is not null && ready is not null && Patience(live) <= Patience(ready))
            yield return $"the container {NameOf(container)} is ended sooner than, or as soon as, it counts as not ready.";

        var ports = container.SelectTokens("ports[*].name").Values<string>().ToHashSet();
        foreach (var port in new[] { "livenessProbe", "readinessProbe", "startupProbe" }.Select(probe => (string?)container.SelectToken($"{probe}.*.port")).OfType<string>())
            if (!ports.Contains(port))
                yield return $"a probe of the container {NameOf(container)} asks port '{port}', which it does not declare.";
    }

    private static int Patience(JToken probe) => (int)probe["periodSeconds"]! * (int)probe["failureThreshold"]!;
}
