using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

public sealed class ComponentTests
{
    [Fact]
    public async Task A_component_keeps_the_outputs_that_its_class_assigns()
    {
        Group? group = null;
        var mocks = new RecordingMocks { Answer = _ => ("id", new Dictionary<string, object> { ["address"] = "from the mock" }) };
        await Run.UpdateAsync(mocks, () => group = new Group("group"));

        Assert.Equal("group:9090", await OutputUtilities.GetValueAsync(group!.Address));
    }

    [Fact]
    public async Task Registering_outputs_sends_the_marked_properties_without_the_urn()
    {
        var mocks = new RecordingMocks();
        await Run.UpdateAsync(mocks, () => _ = new Group("group"));

        var request = mocks.Outputs.Single(outputs => outputs.Urn.EndsWith("::group", StringComparison.Ordinal));
        Assert.Equal(["address"], request.Outputs.Keys);
        Assert.Equal("group:9090", await OutputUtilities.GetValueAsync(request.Outputs["address"]));
    }

    [Fact]
    public async Task Arguments_are_seen_by_mocks_only_if_they_are_handed_to_the_base()
    {
        var mocks = new RecordingMocks();
        await Run.UpdateAsync(mocks, () =>
        {
            _ = new Group("with", null, new ThingArgs { Text = "a" });
            _ = new Group("without");
        });

        Assert.Equal("a", mocks["with"].Inputs["text"]);
        Assert.Empty(mocks["without"].Inputs);
    }

    [Fact]
    public async Task All_resources_of_a_component_come_back()
    {
        var resources = await Run.UpdateAsync(new RecordingMocks(), () =>
        {
            _ = new Group("a", null, null, group => _ = new Thing("b", null, new CustomResourceOptions { Parent = group }));
            _ = new Thing("c");
        });

        Assert.Equal(["a", "b", "c"], resources.Select(resource => resource.GetResourceName()).Order());
    }

    [Fact]
    public async Task A_resource_knows_its_name_and_type()
    {
        var resources = await Run.UpdateAsync(new RecordingMocks(), () => _ = new Thing("thing"));

        Assert.Equal("thing", resources[0].GetResourceName());
        Assert.Equal("test:index:Thing", resources[0].GetResourceType());
    }

    [Fact]
    public async Task A_resource_may_depend_on_a_component_and_on_its_own_siblings()
    {
        var mocks = new RecordingMocks();
        await Run.UpdateAsync(mocks, () =>
        {
            var group = new Group("group", null, null, self => _ = new Thing("inside", null, new CustomResourceOptions { Parent = self }));
            _ = new Thing("after", null, new CustomResourceOptions { DependsOn = { group, new Thing("sibling") } });
        });

        Assert.Equal("after", mocks.Requests[^1].Name);
    }
}
