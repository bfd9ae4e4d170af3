using System.Text.RegularExpressions;
using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

public sealed partial class NamesAreValid(StackRuns runs) : Policy(runs)
{
    [Theory]
    [InlineData("Prometheus")]
    [InlineData("prometheus.server")]
    [InlineData("prometheus_server")]
    [InlineData("")]
    public void A_name_that_is_no_DNS_label_is_found(string name)
    {
        var doctored = Runs.Full.Doctored("Service", "prometheus", body => body["metadata"]!["name"] = name);
        Assert.Contains(Violations(doctored), violation => violation.Contains($"Service monitoring/{name}", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_objects_of_one_name_are_found()
    {
        var doctored = Runs.Full.Doctored("Service", "prometheus", body => body["metadata"]!["name"] = "grafana");
        Assert.Contains(Violations(doctored), violation => violation.Contains("Service monitoring/grafana", StringComparison.Ordinal));
    }

    [Fact]
    public void An_object_in_a_foreign_namespace_is_found()
    {
        var doctored = Runs.Full.Doctored("Service", "prometheus", body => body["metadata"]!["namespace"] = "default");
        Assert.Contains(Violations(doctored), violation => violation.Contains("Service default/prometheus", StringComparison.Ordinal));
    }

    protected override IEnumerable<string> Violations(StackRecord stack)
    {
        var namespaces = stack.OfKind("Namespace").Select(@namespace => @namespace.ObjectName).ToHashSet();
        var wide = new[] { "Namespace", "PriorityClass", "ClusterRole", "ClusterRoleBinding" };
        foreach (var item in stack.Objects)
        {
            if (!DnsLabel().IsMatch(item.ObjectName))
                yield return $"{item.Id} has a name that is no DNS label of at most 63 letters.";
            if (wide.Contains(item.Kind) ? item.Namespace.Length > 0 : !namespaces.Contains(item.Namespace) && !IsForSenders(stack, item))
                yield return $"{item.Id} is not in a namespace of the stack, or in one although its kind has none.";
        }

        foreach (var twice in stack.Objects.GroupBy(item => item.Id).Where(group => group.Count() > 1))
            yield return $"{twice.Key} is made twice.";
        foreach (var twice in stack.Resources.GroupBy(resource => resource.Name).Where(group => group.Count() > 1))
            yield return $"The resource name '{twice.Key}' is used twice, which makes a preview hard to read.";
    }

    /// <summary>A certificate for services that send spans: pods can mount what is in their own namespace only.</summary>
    private static bool IsForSenders(StackRecord stack, StackResource item) =>
        item is { Kind: "ConfigMap", ObjectName: "collector-authority" } && stack.Plan.Settings.Collector.AuthorityIn.Contains(item.Namespace);

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$")]
    private static partial Regex DnsLabel();
}
