using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

public sealed class TransformationTests
{
    [Fact]
    public async Task The_own_transformation_runs_first_and_then_those_of_the_parents()
    {
        var order = new List<string>();
        await Run.UpdateAsync(new RecordingMocks(), () =>
        {
            var outer = new Group("outer", new ComponentResourceOptions { ResourceTransformations = { Note("outer") } });
            var inner = new Group("inner", new ComponentResourceOptions { Parent = outer, ResourceTransformations = { Note("inner") } });
            _ = new Thing("thing", null, new CustomResourceOptions { Parent = inner, ResourceTransformations = { Note("own") } });
        });

        Assert.Equal(["outer@outer", "inner@inner", "outer@inner", "own@thing", "inner@thing", "outer@thing"], order);

        ResourceTransformation Note(string name) => args =>
        {
            order.Add($"{name}@{args.Resource.GetResourceName()}");
            return null;
        };
    }

    [Fact]
    public async Task A_transformation_replaces_arguments_and_options()
    {
        var mocks = new RecordingMocks();
        await Run.UpdateAsync(mocks, () => _ = new Thing("thing", new ThingArgs { Text = "before" }, new CustomResourceOptions
        {
            ResourceTransformations =
            {
                args => new ResourceTransformationResult(
                    new ThingArgs { Text = "after" },
                    CustomResourceOptions.Merge((CustomResourceOptions)args.Options, new CustomResourceOptions { ImportId = "i-1" })),
            },
        }));

        Assert.Equal("after", mocks["thing"].Inputs["text"]);
        Assert.Equal("i-1", mocks["thing"].Id);
    }

    [Fact]
    public async Task Changing_the_parent_is_an_error()
    {
        var message = await Run.FailAsync(() =>
        {
            var other = new Thing("other");
            _ = new Thing("thing", null, new CustomResourceOptions
            {
                ResourceTransformations = { args => new ResourceTransformationResult(args.Args, new CustomResourceOptions { Parent = other }) },
            });
        });

        Assert.Contains("Transformations cannot currently be used to change the `parent` of a resource.", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_transformation_of_the_stack_sees_the_stack_and_every_resource_in_it()
    {
        WatchedStack.Seen.Clear();
        await Deployment.TestAsync<WatchedStack>(new RecordingMocks());

        Assert.Equal(["project-stack", "group", "thing"], WatchedStack.Seen);
    }

    private sealed class WatchedStack : Stack
    {
        public WatchedStack()
            : base(new StackOptions { ResourceTransformations = { See } }) =>
            _ = new Group("group", null, null, group => _ = new Thing("thing", null, new CustomResourceOptions { Parent = group }));

        public static List<string> Seen { get; } = [];

        private static ResourceTransformationResult? See(ResourceTransformationArgs args)
        {
            Seen.Add(args.Resource.GetResourceName());
            return null;
        }
    }
}
