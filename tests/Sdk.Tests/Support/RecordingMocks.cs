using System.Collections.Immutable;
using Pulumi.Testing;

namespace Monitoring.Tests.Sdk.Support;

/// <summary>Mocks that echo, unless told otherwise, and keep what they were asked. Safe for several threads.</summary>
internal sealed class RecordingMocks : IMocks
{
    private ImmutableList<MockResourceArgs> _resources = [];
    private ImmutableList<MockCallArgs> _calls = [];
    private ImmutableList<MockRegisterResourceOutputsRequest> _outputs = [];

    public Func<MockResourceArgs, (string? Id, object State)> Answer { get; init; } = args => ($"{args.Name}_id", args.Inputs);

    /// <summary>What to wait for before answering.</summary>
    public Func<MockResourceArgs, Task> Wait { get; init; } = _ => Task.CompletedTask;

    public Func<MockCallArgs, object> AnswerCall { get; init; } = args => args.Args;

    public IReadOnlyList<MockCallArgs> Calls => _calls;

    public IReadOnlyList<MockRegisterResourceOutputsRequest> Outputs => _outputs;

    public IReadOnlyList<MockResourceArgs> Requests => _resources;

    public MockResourceArgs this[string name] => _resources.Single(request => request.Name == name);

    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        ImmutableInterlocked.Update(ref _resources, all => all.Add(args));
        await Wait(args);
        return Answer(args);
    }

    public Task<object> CallAsync(MockCallArgs args)
    {
        ImmutableInterlocked.Update(ref _calls, all => all.Add(args));
        return Task.FromResult(AnswerCall(args));
    }

    public Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        ImmutableInterlocked.Update(ref _outputs, all => all.Add(args));
        return Task.CompletedTask;
    }
}
