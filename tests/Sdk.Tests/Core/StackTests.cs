using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

public sealed class StackTests
{
    [Fact]
    public async Task The_marked_properties_of_a_stack_are_what_it_exports()
    {
        var mocks = new RecordingMocks();
        var resources = await Deployment.TestAsync<ExportingStack>(mocks, new TestOptions { IsPreview = false });

        var request = Assert.Single(mocks.Outputs);
        Assert.Equal(["Plain", "renamed"], request.Outputs.Keys.Order());
        Assert.Equal("a", await OutputUtilities.GetValueAsync(request.Outputs["Plain"]));
        Assert.True(await Output.IsSecretAsync(request.Outputs["renamed"]));
        Assert.Contains(resources, resource => resource is ExportingStack);
        Assert.Empty(mocks.Requests);
    }

    [Fact]
    public async Task An_export_without_a_value_fails_the_run()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<ForgetfulStack>(new RecordingMocks()));

        Assert.StartsWith("Output(s) 'Missing' have no value assigned", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_export_that_is_no_output_fails_the_run()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<PlainStack>(new RecordingMocks()));

        Assert.Contains("'Text'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("have incorrect type", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_callback_returns_its_outputs_as_they_are_and_no_stack()
    {
        var mocks = new RecordingMocks();
        var outputs = new Dictionary<string, object?> { ["a"] = Output.Create(1), ["b"] = "plain" };

        var run = await Deployment.TestAsync(mocks, new TestOptions(), () =>
        {
            _ = new Thing("thing");
            return outputs;
        });

        Assert.Same(outputs, run.Outputs);
        Assert.IsType<Thing>(Assert.Single(run.Resources));
        Assert.Equal("plain", await OutputUtilities.GetValueAsync(Assert.Single(mocks.Outputs).Outputs["b"]));
    }

    [Fact]
    public async Task An_asynchronous_callback_may_make_resources_after_waiting()
    {
        var run = await Deployment.TestAsync(new RecordingMocks(), new TestOptions(), async () =>
        {
            await Task.Delay(5);
            _ = new Thing("late");
            return new Dictionary<string, object?>();
        });

        Assert.Single(run.Resources);
    }

    [Fact]
    public async Task A_stack_may_come_from_a_service_provider()
    {
        var resources = await Deployment.TestWithServiceProviderAsync<ExportingStack>(new RecordingMocks(), new OneService());

        Assert.IsType<ExportingStack>(Assert.Single(resources));
    }

    private sealed class ExportingStack : Stack
    {
        [Output]
        public Output<string> Plain { get; set; } = Output.Create("a");

        [Output("renamed")]
        public Output<string> Password { get; set; } = Output.CreateSecret("p");
    }

    private sealed class ForgetfulStack : Stack
    {
        [Output]
        public Output<string> Missing { get; set; } = null!;
    }

    private sealed class PlainStack : Stack
    {
        [Output]
        public string Text { get; set; } = "a";
    }

    private sealed class OneService : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(ExportingStack) ? new ExportingStack() : null;
    }
}
