using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

public sealed class ResourcesHaveOwners(StackRuns runs) : Policy(runs)
{
    [Fact]
    public void An_object_without_a_component_is_found() => Assert.Contains(Violations(With(resource => resource with { Parent = null })), Names("no component"));

    [Fact]
    public void A_name_that_does_not_begin_with_the_components_is_found() =>
        Assert.Contains(Violations(With(resource => resource with { Parent = "monitoring:grafana:GrafanaServer::grafana" })), Names("begin"));

    [Fact]
    public void An_object_that_goes_to_whatever_cluster_is_current_is_found() =>
        Assert.Contains(Violations(With(resource => resource with { Provider = "" })), Names("provider"));

    [Fact]
    public void A_component_that_forgets_to_register_its_outputs_is_found()
    {
        var forgetful = Runs.Full with { WithOutputs = Runs.Full.WithOutputs.Remove("monitoring:grafana:GrafanaServer::grafana") };
        Assert.Contains("monitoring:grafana:GrafanaServer::grafana does not register its outputs.", Violations(forgetful));
    }

    protected override IEnumerable<string> Violations(StackRecord stack)
    {
        foreach (var resource in stack.Resources.Where(resource => !resource.IsComponent && resource.Type != "pulumi:providers:kubernetes"))
        {
            var owner = stack.Resources.FirstOrDefault(component => component.IsComponent && component.Key == resource.Parent);
            if (owner is null)
                yield return $"{resource.Id} belongs to no component.";
            else if (!resource.Name.StartsWith($"{owner.Name}-", StringComparison.Ordinal))
                yield return $"{resource.Id} is called '{resource.Name}', which is not how the names of its owner's children begin ('{owner.Name}-').";
            if (resource.IsClusterObject && !resource.Provider.Contains("pulumi:providers:kubernetes::cluster", StringComparison.Ordinal))
                yield return $"{resource.Id} does not use the stack's own provider.";
        }

        foreach (var component in stack.Resources.Where(resource => resource.IsComponent && !stack.WithOutputs.Contains(resource.Key)))
            yield return $"{component.Key} does not register its outputs.";
    }

    private static Predicate<string> Names(string what) =>
        violation => violation.StartsWith("Service monitoring/prometheus ", StringComparison.Ordinal) && violation.Contains(what, StringComparison.Ordinal);

    private StackRecord With(Func<StackResource, StackResource> change) => Runs.Full with
    {
        Resources = [.. Runs.Full.Resources.Select(resource => resource.Id == "Service monitoring/prometheus" ? change(resource) : resource)],
    };
}
