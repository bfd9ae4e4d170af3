using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Reads what another stack exports.</summary>
public class StackReference : CustomResource
{
    public StackReference(string name, StackReferenceArgs? args = null, CustomResourceOptions? options = null)
        : base(
            "pulumi:pulumi:StackReference",
            name,
            new StackReferenceArgs { Name = args?.Name ?? name },
            CustomResourceOptions.Merge(options, new CustomResourceOptions { Id = args?.Name ?? name }))
    {
    }

    /// <summary>The full name of the other stack.</summary>
    [Output("name")]
    public Output<string> Name { get; private set; } = null!;

    [Output("outputs")]
    public Output<ImmutableDictionary<string, object>> Outputs { get; private set; } = null!;

    [Output("secretOutputNames")]
    public Output<ImmutableArray<string>> SecretOutputNames { get; private set; } = null!;

    /// <summary>An output of the other stack, null if it does not exist; secret if it is secret there.</summary>
    public Output<object?> GetOutput(Input<string> name) =>
        new(ReadAsync(name));

    /// <summary>An output of the other stack; the run fails with a <see cref="KeyNotFoundException"/> if it does not exist.</summary>
    public Output<object> RequireOutput(Input<string> name) =>
        Output.Tuple(GetOutput(name), name.ToOutput(), Name).Apply(read => read.Item1 ?? throw Missing(read.Item2, read.Item3));

    /// <summary>An output with its secrecy, for programs that must know the value while they run.</summary>
    public async Task<StackReferenceOutputDetails> GetOutputDetailsAsync(string name)
    {
        var data = await GetOutput(name).DataTask.ConfigureAwait(false);
        return data.IsSecret
            ? new StackReferenceOutputDetails { SecretValue = data.Value }
            : new StackReferenceOutputDetails { Value = data.Value };
    }

    /// <summary>The plain value of an output, null if it does not exist.</summary>
    /// <exception cref="InvalidOperationException">The output is a secret.</exception>
    public async Task<object?> GetValueAsync(Input<string> name) =>
        (await PlainAsync(name, nameof(GetValueAsync), GetOutput(name)).ConfigureAwait(false)).Value;

    /// <summary>The plain value of an output.</summary>
    /// <exception cref="InvalidOperationException">The output is a secret.</exception>
    /// <exception cref="KeyNotFoundException">The output does not exist.</exception>
    public async Task<object> RequireValueAsync(Input<string> name) =>
        (await PlainAsync(name, nameof(RequireValueAsync), RequireOutput(name)).ConfigureAwait(false)).Value;

    private static async Task<OutputData<T>> PlainAsync<T>(Input<string> name, string method, Output<T> output)
    {
        var data = await output.DataTask.ConfigureAwait(false);
        if (!data.IsSecret)
            return data;
        var key = await name.ToOutput().DataTask.ConfigureAwait(false);
        throw new InvalidOperationException($"Cannot call '{method}' for the secret stack output '{key.Value}'. Use '{nameof(GetOutput)}' instead.");
    }

    private static KeyNotFoundException Missing(string key, string stack) =>
        new($"Required output '{key}' does not exist on stack '{stack}'.");

    private async Task<OutputData<object?>> ReadAsync(Input<string> name)
    {
        var value = await Output.Tuple(name.ToOutput(), Outputs)
            .Apply(both => (object?)both.Item2.GetValueOrDefault(both.Item1)).DataTask.ConfigureAwait(false);
        return value with { IsSecret = await IsSecretAsync(name).ConfigureAwait(false) };
    }

    /// <summary>Without the list of names, or while it is unknown, all outputs count as secret as soon as one is.</summary>
    private async Task<bool> IsSecretAsync(Input<string> name)
    {
        var key = await name.ToOutput().DataTask.ConfigureAwait(false);
        var names = await SecretOutputNames.DataTask.ConfigureAwait(false);
        if (!key.IsKnown || !names.IsKnown || names.Value.IsDefault)
            return (await Outputs.DataTask.ConfigureAwait(false)).IsSecret;
        return names.Value.Contains(key.Value);
    }
}
