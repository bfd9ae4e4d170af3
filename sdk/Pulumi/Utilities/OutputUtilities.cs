using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks into outputs. For tests and libraries; a program uses <see cref="Output{T}.Apply{TResult}(Func{T, TResult})"/>.</summary>
public static class OutputUtilities
{
    /// <summary>An output that is unknown although it has a value.</summary>
    public static Output<T> CreateUnknown<T>(T value) => new(OutputData<T>.Known(value) with { IsKnown = false });

    /// <inheritdoc cref="CreateUnknown{T}(T)"/>
    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory)
    {
        return new(UnknownAsync());

        async Task<OutputData<T>> UnknownAsync() =>
            OutputData<T>.Known(await valueFactory().ConfigureAwait(false)) with { IsKnown = false };
    }

    /// <summary>The same value, which now also comes from <paramref name="resource"/>.</summary>
    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        return new(DependentAsync());

        async Task<OutputData<T>> DependentAsync()
        {
            var data = await output.DataTask.ConfigureAwait(false);
            return data with { Resources = data.Resources.Add(resource) };
        }
    }

    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output) => (await output.DataTask.ConfigureAwait(false)).IsKnown;

    /// <summary>The value, or what stands in for it while it is unknown.</summary>
    public static async Task<T> GetValueAsync<T>(Output<T> output) => (await output.DataTask.ConfigureAwait(false)).Value;

    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output) => (await output.DataTask.ConfigureAwait(false)).Resources;
}
