using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Moq;
using Pulumi;
using Pulumi.Testing;
using Xunit;

namespace Monitoring.Tests.Sdk.Support;

/// <summary>Runs a program against mocks that answer every resource with its own inputs, and keeps what they were asked.</summary>
internal sealed class MockedProgram
{
    private readonly List<MockResourceArgs> _requests = [];

    public ImmutableArray<Resource> Resources { get; private set; } = [];

    /// <summary>The request of the resource with this name.</summary>
    public MockResourceArgs Request(string name)
    {
        lock (_requests)
            return _requests.Single(r => r.Name == name);
    }

    public static async Task<MockedProgram> RunAsync(Action program)
    {
        var run = new MockedProgram();
        var mocks = new Mock<IMocks>();
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>())).ReturnsAsync((MockResourceArgs args) => run.Answer(args));
        run.Resources = await Deployment.TestAsync(mocks.Object, new TestOptions { IsPreview = false }, program);
        return run;
    }

    /// <summary>Asserts that the resource's inputs are this JSON, whatever the order of keys.</summary>
    public void AssertInputs(string name, string json)
    {
        var actual = JsonSerializer.SerializeToNode(Request(name).Inputs);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(json), actual), actual!.ToJsonString());
    }

    private (string?, object) Answer(MockResourceArgs args)
    {
        lock (_requests)
            _requests.Add(args);
        return (string.IsNullOrEmpty(args.Id) ? $"{args.Name}_id" : args.Id, args.Inputs);
    }
}
