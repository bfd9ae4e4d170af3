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
    public async Task A_resource_that_depends_on_a_component_waits_for_the_resources_inside()
    {
        var inside = new TaskCompletionSource();
        var asked = new List<string>();
        var mocks = new RecordingMocks
        {
            Wait = async args =>
            {
                if (args.Name == "inside")
                    await inside.Task;
                lock (asked)
                    asked.Add(args.Name!);
            },
        };

        var run = Run.UpdateAsync(mocks, () =>
        {
            var group = new Group("group", null, null, self => _ = new Thing("inside", null, new CustomResourceOptions { Parent = self }));
            _ = new Thing("after", null, new CustomResourceOptions { DependsOn = { group } });
            _ = new Thing("free");
        });
        while (!run.IsCompleted && !mocks.Requests.Any(request => request.Name == "free"))
            await Task.Delay(5);
        Assert.DoesNotContain(mocks.Requests, request => request.Name == "after");
        inside.SetResult();
        await run;

        Assert.Equal(["inside", "after"], asked.Where(name => name is "inside" or "after"));
    }

    [Fact]
    public async Task A_remote_component_has_the_outputs_that_its_provider_returns_and_no_children()
    {
        RemoteGroup? group = null;
        var mocks = new RecordingMocks { Answer = _ => (null, new Dictionary<string, object> { ["address"] = "from the provider" }) };
        var resources = await Run.UpdateAsync(mocks, () => group = new RemoteGroup("group"));

        Assert.Single(resources);
        Assert.Equal("from the provider", await OutputUtilities.GetValueAsync(group!.Address));
    }

    private sealed class RemoteGroup(string name) : ComponentResource(Group.Token, name, ResourceArgs.Empty, null, remote: true)
    {
        [Output("address")]
        public Output<string> Address { get; private set; } = null!;
    }
}
