using Monitoring.Settings;
using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

public sealed class ResourcesAreBounded(StackRuns runs) : Policy(runs)
{
    [Theory]
    [InlineData("requests", "cpu")]
    [InlineData("requests", "memory")]
    [InlineData("limits", "memory")]
    public void A_missing_amount_is_found(string group, string resource) =>
        Finds($"no {group}.{resource}", "Deployment", "grafana", body => ((JObject)Container(body)["resources"]![group]!).Remove(resource));

    [Fact]
    public void A_limit_of_cpu_is_found() => Finds("limits.cpu", "Deployment", "grafana", body => Container(body)["resources"]!["limits"]!["cpu"] = "1");

    [Fact]
    public void A_limit_below_the_request_is_found() => Finds("below", "Deployment", "grafana", body => Container(body)["resources"]!["limits"]!["memory"] = "1Mi");

    [Fact]
    public void Scratch_space_without_a_bound_is_found() =>
        Finds("sizeLimit", "Deployment", "grafana", body => ((JObject)body.SelectTokens("$..emptyDir").First()).Remove("sizeLimit"));

    protected override IEnumerable<string> Violations(StackRecord stack) =>
        stack.Pods.SelectMany(pod => pod.Containers.SelectMany(OfContainer).Concat(pod.Volumes.SelectMany(OfVolume)).Select(sentence => $"{pod.Owner.Id}: {sentence}"));

    private static IEnumerable<string> OfContainer(JObject container)
    {
        foreach (var path in new[] { "requests.cpu", "requests.memory", "limits.memory" })
            if (container.SelectToken($"resources.{path}") is null)
                yield return $"the container {NameOf(container)} has no {path}.";
        if (container.SelectToken("resources.limits.cpu") is not null)
            yield return $"the container {NameOf(container)} has limits.cpu, which would throttle it.";
        if (Memory(container, "limits") < Memory(container, "requests"))
            yield return $"the container {NameOf(container)} has a limit of memory below its request.";
    }

    private static IEnumerable<string> OfVolume(JObject volume)
    {
        if (volume["emptyDir"] is JObject scratch && scratch["sizeLimit"] is null)
            yield return $"the volume {volume["name"]} has no sizeLimit and could fill the node.";
    }

    private static ByteSize? Memory(JObject container, string group) =>
        (string?)container.SelectToken($"resources.{group}.memory") is { } text ? ByteSize.Parse(text) : null;
}
