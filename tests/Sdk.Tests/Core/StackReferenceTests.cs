using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

public sealed class StackReferenceTests
{
    private static readonly Dictionary<string, object> State = new()
    {
        ["name"] = "org/project/other",
        ["outputs"] = new Dictionary<string, object> { ["plain"] = "a", ["hidden"] = Output.CreateSecret("b") },
        ["secretOutputNames"] = new[] { "hidden" },
    };

    [Fact]
    public async Task Mocks_are_asked_for_it_as_for_a_resource_that_is_read()
    {
        var mocks = new RecordingMocks { Answer = _ => (null, State) };
        await Run.UpdateAsync(mocks, () => _ = new StackReference("org/project/other"));

        var request = Assert.Single(mocks.Requests);
        Assert.Equal("pulumi:pulumi:StackReference", request.Type);
        Assert.Equal("org/project/other", request.Id);
        Assert.Equal("org/project/other", request.Inputs["name"]);
    }

    [Fact]
    public async Task Each_output_is_secret_for_itself()
    {
        await ReadAsync(async reference =>
        {
            Assert.Equal("a", await OutputUtilities.GetValueAsync(reference.GetOutput("plain")));
            Assert.False(await Output.IsSecretAsync(reference.GetOutput("plain")));
            Assert.True(await Output.IsSecretAsync(reference.RequireOutput("hidden")));
        });
    }

    [Fact]
    public async Task An_output_that_does_not_exist_is_null()
    {
        await ReadAsync(async reference => Assert.Null(await OutputUtilities.GetValueAsync(reference.GetOutput("none"))));
    }

    [Fact]
    public async Task Requiring_an_output_that_does_not_exist_fails_the_run()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() => Run.UpdateAsync(
            new RecordingMocks { Answer = _ => (null, State) }, () => new StackReference("org/project/other").RequireOutput("none")));

        Assert.Contains("KeyNotFoundException", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Required output 'none' does not exist on stack 'org/project/other'.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_is_handed_out_in_plain_unless_it_is_secret()
    {
        await ReadAsync(async reference =>
        {
            Assert.Equal("a", await reference.GetValueAsync("plain"));
            await Assert.ThrowsAnyAsync<Exception>(() => reference.RequireValueAsync("hidden"));
            Assert.Equal("b", (await reference.GetOutputDetailsAsync("hidden")).SecretValue);
            Assert.Equal("a", (await reference.GetOutputDetailsAsync("plain")).Value);
        });
    }

    private static async Task ReadAsync(Func<StackReference, Task> read)
    {
        StackReference? reference = null;
        await Run.UpdateAsync(new RecordingMocks { Answer = _ => (null, State) }, () => reference = new StackReference("org/project/other"));
        await read(reference!);
    }
}
