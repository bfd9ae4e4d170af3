using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

public sealed class DeploymentTests
{
    [Fact]
    public async Task A_run_has_the_names_that_the_test_gives_it_or_default_ones()
    {
        await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), () =>
        {
            var run = Deployment.Instance;
            Assert.Equal(("project", "stack", "organization", true), (run.ProjectName, run.StackName, run.OrganizationName, run.IsDryRun));
            Assert.ThrowsAny<Exception>(() => run.RootDirectory);
        });
        await Deployment.TestAsync(new RecordingMocks(), new TestOptions { ProjectName = "p", StackName = "s", OrganizationName = "o", IsPreview = false, RootDirectory = "/r" }, () =>
        {
            var run = Deployment.Instance;
            Assert.Equal(("p", "s", "o", false, "/r"), (run.ProjectName, run.StackName, run.OrganizationName, run.IsDryRun, run.RootDirectory));
        });
    }

    [Fact]
    public async Task After_a_run_nothing_of_it_is_left()
    {
        await Run.UpdateAsync(new RecordingMocks(), () => _ = new Thing("thing"));

        Assert.Equal("Trying to acquire Deployment.Instance before 'Run' was called.", Assert.Throws<InvalidOperationException>(() => Deployment.Instance).Message);
        Assert.Throws<InvalidOperationException>(() => new Thing("late"));
        Assert.Throws<InvalidOperationException>(() => Log.Info("late"));
    }

    [Fact]
    public async Task Runs_go_on_side_by_side_without_seeing_each_other()
    {
        var runs = Enumerable.Range(0, 8).Select(index => Task.Run(async () =>
        {
            var mocks = new RecordingMocks();
            var resources = await Deployment.TestAsync(mocks, new TestOptions { StackName = $"s{index}" }, async () =>
            {
                for (var i = 0; i < 20; i++)
                {
                    _ = new Thing($"{Deployment.Instance.StackName}-{i}");
                    await Task.Yield();
                }
            });
            Assert.Equal(20, resources.Length);
            Assert.All(mocks.Requests, request => Assert.StartsWith($"s{index}-", request.Name, StringComparison.Ordinal));
        }));

        await Task.WhenAll(runs);
    }

    [Fact]
    public async Task A_run_waits_for_what_the_program_started_and_did_not_wait_for()
    {
        var done = false;
        await Run.UpdateAsync(new RecordingMocks(), () => Output.Create(Task.Delay(30)
            .ContinueWith(_ => 1, TaskScheduler.Default)).Apply(value => done = value == 1));

        Assert.True(done);
    }

    [Fact]
    public async Task Resources_made_inside_apply_are_part_of_the_run()
    {
        var resources = await Run.UpdateAsync(new RecordingMocks(), () =>
            new Thing("outer").Id.Apply(id => new Thing($"inner-{id}")));

        Assert.Equal(["inner-outer_id", "outer"], resources.Select(resource => resource.GetResourceName()).Order());
    }

    [Fact]
    public async Task Empty_mocks_echo_inputs_and_know_no_id()
    {
        Thing? thing = null;
        await Run.UpdateAsync(new EmptyMocks(), () => thing = new Thing("thing", new ThingArgs { Text = "a" }));

        Assert.Equal("a", await OutputUtilities.GetValueAsync(thing!.Text));
        Assert.False(await OutputUtilities.GetIsKnownAsync(thing.Id));
    }

    [Fact]
    public async Task Asynchronous_transforms_are_never_called()
    {
        var called = false;
        await Run.UpdateAsync(new RecordingMocks(), () => _ = new Thing("thing", null, new CustomResourceOptions
        {
            ResourceTransforms =
            {
                (_, _) =>
                {
                    called = true;
                    return Task.FromResult<ResourceTransformResult?>(null);
                },
            },
        }));

        Assert.False(called);
    }
}
