namespace Pulumi;

/// <summary>The forms in which a program may be given.</summary>
internal static class ProgramShapes
{
    public static Func<Task<IDictionary<string, object?>>> WithoutOutputs(Action action) =>
        () =>
        {
            action();
            return Task.FromResult(Nothing);
        };

    public static Func<Task<IDictionary<string, object?>>> WithoutOutputs(Func<Task> action) =>
        async () =>
        {
            await action().ConfigureAwait(false);
            return Nothing;
        };

    /// <exception cref="InvalidOperationException">The service provider has no such service.</exception>
    public static TStack Resolve<TStack>(IServiceProvider services) where TStack : Stack =>
        services.GetService(typeof(TStack)) as TStack
        ?? throw new InvalidOperationException(
            $"Failed to resolve instance of type {typeof(TStack).FullName} from service provider. "
            + "Register the type with the service provider before this method is called.");

    private static IDictionary<string, object?> Nothing => new Dictionary<string, object?>();
}
