using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Testing;
using Pulumi.Utilities;

namespace Monitoring.Cli.Engine;

/// <summary>Stands in for the engine and the providers: remembers what it is asked for and answers as they would, without any of them.</summary>
internal sealed class RecordingMocks : IMocks
{
    private readonly ConcurrentDictionary<(string Type, string Name), ImmutableDictionary<string, object>> _inputs = new();

    private readonly ConcurrentDictionary<(string Type, string Name), bool> _reads = new();

    /// <summary>Outputs of the stack itself.</summary>
    public ImmutableArray<RecordedOutput> StackOutputs { get; private set; } = [];

    public ImmutableDictionary<string, object> InputsOf(string type, string name) =>
        _inputs.GetValueOrDefault((type, name), ImmutableDictionary<string, object>.Empty);

    /// <summary>True for what the program only looks at, because somebody else made it.</summary>
    public bool IsRead(string type, string name) => _reads.ContainsKey((type, name));

    public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        var (type, name) = (args.Type!, args.Name!);
        var inputs = type.StartsWith("kubernetes:", StringComparison.Ordinal) ? KubernetesDefaults.Fill(name, args.Inputs) : args.Inputs;
        _inputs[(type, name)] = inputs;
        if (!string.IsNullOrEmpty(args.Id))
            _reads[(type, name)] = true;
        return Task.FromResult<(string?, object)>(($"{name}-id", inputs.SetItems(GeneratedValues.Of(type, name))));
    }

    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult<object>(args.Args);

    public async Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args)
    {
        if (!args.Urn.Contains("::pulumi:pulumi:Stack::", StringComparison.Ordinal))
            return;
        var outputs = await Task.WhenAll(args.Outputs.OrderBy(o => o.Key, StringComparer.Ordinal).Select(ReadAsync));
        StackOutputs = [.. outputs];
    }

    private static async Task<RecordedOutput> ReadAsync(KeyValuePair<string, Output<object?>> output) =>
        new(output.Key, await OutputUtilities.GetValueAsync(output.Value), await Output.IsSecretAsync(output.Value));
}
