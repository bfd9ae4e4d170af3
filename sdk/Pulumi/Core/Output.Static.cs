using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>Makes and combines outputs.</summary>
public static partial class Output
{
    public static Output<T> Create<T>(T value) => new(OutputData<T>.Known(value));

    public static Output<T> Create<T>(Task<T> value) => new(FromTask(value, isSecret: false));

    /// <summary>An output whose value is encrypted in the state and masked in the console.</summary>
    public static Output<T> CreateSecret<T>(T value) => new(OutputData<T>.Known(value, isSecret: true));

    /// <inheritdoc cref="CreateSecret{T}(T)"/>
    public static Output<T> CreateSecret<T>(Task<T> value) => new(FromTask(value, isSecret: true));

    /// <inheritdoc cref="CreateSecret{T}(T)"/>
    public static Output<T> CreateSecret<T>(Output<T> value) => WithSecret(value, true);

    /// <summary>The same value without the secret mark: from here on it may be shown.</summary>
    public static Output<T> Unsecret<T>(Output<T> output) => WithSecret(output, false);

    public static async Task<bool> IsSecretAsync<T>(Output<T> output) =>
        (await output.DataTask.ConfigureAwait(false)).IsSecret;

    /// <summary>All values together: unknown if any is, secret if any is.</summary>
    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.AsEnumerable());

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) =>
        Gather(inputs.Select(input => input.ToOutput()));

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => Gather(outputs);

    /// <inheritdoc cref="All{T}(Input{T}[])"/>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) => Gather(outputs);

    /// <summary>Formats a string whose holes may be outputs, inputs or plain values; invariant culture.</summary>
    public static Output<string> Format(FormattableString formattableString)
    {
        var arguments = formattableString.GetArguments().Select(AnyOutput.Of);
        return Gather(arguments).Apply(values =>
            string.Format(CultureInfo.InvariantCulture, formattableString.Format, [.. values]));
    }

    /// <summary>JSON of a value that may hold outputs and inputs at any depth; their secret bits and resources are kept.</summary>
    public static Output<string> JsonSerialize<T>(Output<T> value, JsonSerializerOptions? options = null) =>
        value.Bind(inner => new ValueTask<OutputData<string>>(OutputJson.SerializeAsync(inner, options)));

    public static Output<T> JsonDeserialize<T>(Output<string> json, JsonSerializerOptions? options = null) =>
        json.Apply(text => JsonSerializer.Deserialize<T>(text, options)!);

    private static async Task<OutputData<T>> FromTask<T>(Task<T> value, bool isSecret) =>
        OutputData<T>.Known(await value.ConfigureAwait(false), isSecret);

    private static Output<T> WithSecret<T>(Output<T> output, bool isSecret)
    {
        return new(MarkAsync());

        async Task<OutputData<T>> MarkAsync() =>
            (await output.DataTask.ConfigureAwait(false)) with { IsSecret = isSecret };
    }

    private static Output<ImmutableArray<T>> Gather<T>(IEnumerable<Output<T>> outputs) => new(GatherAsync([.. outputs]));

    private static async Task<OutputData<ImmutableArray<T>>> GatherAsync<T>(ImmutableArray<Output<T>> outputs)
    {
        var values = ImmutableArray.CreateBuilder<T>(outputs.Length);
        var all = OutputData<ImmutableArray<T>>.Known(default);
        foreach (var output in outputs)
        {
            var data = await output.DataTask.ConfigureAwait(false);
            values.Add(data.Value);
            all = all.DerivedFrom(data);
        }
        return all.IsKnown ? all with { Value = values.MoveToImmutable() } : all;
    }
}
