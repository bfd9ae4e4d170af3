namespace Pulumi;

/// <summary>
/// A value that a resource, or a computation on resources, yields later. It knows whether the value is known yet,
/// whether it is a secret, and which resources it comes from; functions applied to it keep all three.
/// </summary>
public sealed class Output<T> : IOutput
{
    private readonly Task<OutputData<T>> _data;

    internal Output(Task<OutputData<T>> data)
    {
        _data = data;
        DeploymentContext.Current?.Tasks.Track(data);
    }

    internal Output(OutputData<T> data)
    {
        _data = Task.FromResult(data);
    }

    internal Task<OutputData<T>> DataTask => _data;

    /// <summary>An output of what <paramref name="value"/> yields.</summary>
    public static Output<T> Create(Task<T> value) => Output.Create(value);

    /// <summary>Waits for <paramref name="func"/>; the result carries nothing but its completion.</summary>
    public Output<ValueTuple> Apply(Func<T, Task> func) =>
        Bind(async value =>
        {
            await func(value).ConfigureAwait(false);
            return OutputData<ValueTuple>.Known(default);
        });

    /// <summary>An output of <paramref name="func"/> of this value. The function is not called while the value is unknown.</summary>
    public Output<TResult> Apply<TResult>(Func<T, TResult> func) =>
        Bind(value => ValueTask.FromResult(OutputData<TResult>.Known(func(value))));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Task<TResult>> func) =>
        Bind(async value => OutputData<TResult>.Known(await func(value).ConfigureAwait(false)));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Input<TResult>?> func) =>
        Bind(value => DataOf(func(value).ToOutput()));

    /// <inheritdoc cref="Apply{TResult}(Func{T, TResult})"/>
    public Output<TResult> Apply<TResult>(Func<T, Output<TResult>?> func) =>
        Bind(value => DataOf(func(value)));

    /// <summary><see cref="Apply{TResult}(Func{T, Output{TResult}})"/> for code that does not know the type of the value.</summary>
    public Output<TResult> UntypedApply<TResult>(Func<object?, Output<TResult>> func) =>
        Bind(value => DataOf(func(value)));

    /// <summary>Help for the programmer: the value of an output cannot be had as a string here.</summary>
    /// <exception cref="InvalidOperationException">The environment variable PULUMI_ERROR_OUTPUT_STRING is 1 or true.</exception>
    public override string ToString() => OutputToString.Explain();

    internal Output<TResult> Bind<TResult>(Func<T, ValueTask<OutputData<TResult>>> func) => new(BindAsync(func));

    async Task<OutputData<object?>> IOutput.GetDataAsync()
    {
        var data = await _data.ConfigureAwait(false);
        return data.With<object?>(data.Value);
    }

    private static ValueTask<OutputData<TResult>> DataOf<TResult>(Output<TResult>? output) =>
        output is null ? new(OutputData<TResult>.Known(default!)) : new(output.DataTask);

    private async Task<OutputData<TResult>> BindAsync<TResult>(Func<T, ValueTask<OutputData<TResult>>> func)
    {
        var source = await _data.ConfigureAwait(false);
        if (!source.IsKnown)
            return source.AsUnknown<TResult>();
        var result = await func(source.Value).ConfigureAwait(false);
        return result.DerivedFrom(source);
    }
}
