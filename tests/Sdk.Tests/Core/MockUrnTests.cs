using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

public sealed class MockUrnTests
{
    [Fact]
    public async Task Every_resource_has_the_type_of_the_stack_before_its_own_however_deep_it_is()
    {
        var urns = new List<Output<string>>();
        await Run.UpdateAsync(new RecordingMocks(), () =>
        {
            var top = new Thing("top");
            var group = new Group("group", null, null, outer =>
            {
                var inner = new Group("inner", new ComponentResourceOptions { Parent = outer });
                urns.Add(new Thing("deep", null, new CustomResourceOptions { Parent = inner }).Urn);
            });
            urns.Add(top.Urn);
            urns.Add(group.Urn);
            urns.Add(new Thing("below", null, new CustomResourceOptions { Parent = top }).Urn);
        });

        var texts = await Task.WhenAll(urns.Select(urn => OutputUtilities.GetValueAsync(urn)));
        Assert.Equal(
            [
                "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Thing::deep",
                "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Thing::top",
                "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Group::group",
                "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:index:Thing::below",
            ],
            texts);
    }

    [Fact]
    public async Task The_stack_has_no_parent_in_its_urn()
    {
        var resources = await Deployment.TestAsync<EmptyStack>(new RecordingMocks());

        Assert.Equal("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack", await OutputUtilities.GetValueAsync(Assert.Single(resources).Urn));
    }

    [Fact]
    public async Task Two_resources_of_one_name_are_accepted()
    {
        var resources = await Run.UpdateAsync(new RecordingMocks(), () =>
        {
            _ = new Thing("same");
            _ = new Thing("same");
        });

        Assert.Equal(2, resources.Length);
    }

    [Fact]
    public async Task Urns_are_known_in_a_preview()
    {
        var resources = await Run.PreviewAsync(new RecordingMocks(), () => _ = new Thing("thing"));

        Assert.True(await OutputUtilities.GetIsKnownAsync(resources[0].Urn));
    }

    private sealed class EmptyStack : Stack;
}
