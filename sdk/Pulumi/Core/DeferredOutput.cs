namespace Pulumi;

/// <summary>An output whose source is decided later, for two resources that refer to each other.</summary>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<Output<T>> _source = new();

    public DeferredOutput() => Output = new(DataAsync());

    public Output<T> Output { get; }

    /// <summary>Decides the source; call it exactly once.</summary>
    /// <exception cref="InvalidOperationException">It was called before.</exception>
    public void Resolve(Output<T> output) => _source.SetResult(output);

    private async Task<OutputData<T>> DataAsync()
    {
        var output = await _source.Task.ConfigureAwait(false);
        return await output.DataTask.ConfigureAwait(false);
    }
}
