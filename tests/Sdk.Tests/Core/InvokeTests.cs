using System.Collections.Immutable;
using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Utilities;
using Xunit;

namespace Monitoring.Tests.Sdk.Core;

public sealed class InvokeTests
{
    private const string Token = "test:index:find";

    [Fact]
    public async Task The_mock_gets_token_and_plain_arguments_and_its_answer_is_the_result()
    {
        var mocks = new RecordingMocks { AnswerCall = _ => new Dictionary<string, object> { ["text"] = "found", ["no-of"] = 2 } };
        ThingPart? part = null;
        await Run.UpdateAsync(mocks, () => Deployment.Instance.Invoke<ThingPart>(Token, Args("name", Output.CreateSecret("a"))).Apply(found => part = found));

        var call = Assert.Single(mocks.Calls);
        Assert.Equal(Token, call.Token);
        Assert.Equal("a", call.Args["name"]);
        Assert.Equal("found", part!.Text);
        Assert.Equal(2, part.Number);
    }

    [Fact]
    public async Task With_an_unknown_argument_the_result_is_unknown_and_nobody_is_called()
    {
        var mocks = new RecordingMocks();
        Output<ThingPart>? result = null;
        await Run.PreviewAsync(mocks, () => result = Deployment.Instance.Invoke<ThingPart>(Token, Args("name", OutputUtilities.CreateUnknown("a"))));

        Assert.Empty(mocks.Calls);
        Assert.False(await OutputUtilities.GetIsKnownAsync(result!));
    }

    [Fact]
    public async Task A_single_result_is_the_only_property_of_the_answer()
    {
        var mocks = new RecordingMocks { AnswerCall = _ => new Dictionary<string, object> { ["any"] = 3 } };
        Output<int>? result = null;
        await Run.UpdateAsync(mocks, () => result = Deployment.Instance.InvokeSingle<int>(Token, InvokeArgs.Empty));

        Assert.Equal(3, await OutputUtilities.GetValueAsync(result!));
    }

    [Fact]
    public async Task A_program_may_wait_for_the_result()
    {
        var mocks = new RecordingMocks { AnswerCall = _ => new Dictionary<string, object> { ["text"] = "found" } };
        var text = "";
        await Deployment.TestAsync(mocks, new Pulumi.Testing.TestOptions(), async () =>
        {
            text = (await Deployment.Instance.InvokeAsync<ThingPart>(Token, InvokeArgs.Empty)).Text;
        });

        Assert.Equal("found", text);
    }

    [Fact]
    public async Task Methods_of_resources_are_called_like_functions()
    {
        var mocks = new RecordingMocks { AnswerCall = _ => new Dictionary<string, object> { ["text"] = "called" } };
        Output<ThingPart>? result = null;
        await Run.UpdateAsync(mocks, () => result = Deployment.Instance.Call<ThingPart>("test:index:Thing/do", CallArgs.Empty, new Thing("thing")));

        Assert.Equal("called", (await OutputUtilities.GetValueAsync(result!)).Text);
        Assert.Equal("test:index:Thing/do", Assert.Single(mocks.Calls).Token);
    }

    private static DictionaryInvokeArgs Args(string key, object value) => new(ImmutableDictionary<string, object?>.Empty.Add(key, value));
}
