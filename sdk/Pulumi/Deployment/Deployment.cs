namespace Pulumi;

/// <summary>Runs programs, and tells the code of a program which run it belongs to.</summary>
public sealed partial class Deployment
{
    private Deployment()
    {
    }

    /// <exception cref="InvalidOperationException">The calling code does not belong to a run.</exception>
    public static DeploymentInstance Instance => DeploymentContext.Required.Instance;

    /// <summary>Runs a program under the engine and returns the exit code for the process.</summary>
    /// <exception cref="InvalidOperationException">There is no engine: the process was not started by the <c>pulumi</c> command.</exception>
    public static Task<int> RunAsync(Action action) =>
        RunAsync(ProgramShapes.WithoutOutputs(action));

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<IDictionary<string, object?>> func) =>
        RunAsync(() => Task.FromResult(func()));

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<Task> func) =>
        RunAsync(ProgramShapes.WithoutOutputs(func));

    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync(Func<Task<IDictionary<string, object?>>> func, StackOptions? options = null) =>
        RunUnderEngineAsync(() => _ = new Stack(func, options));

    /// <summary>Runs the stack whose class this is.</summary>
    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync<TStack>() where TStack : Stack, new() =>
        RunUnderEngineAsync(() => new TStack().RegisterPropertyOutputs());

    /// <summary>Runs the stack that the service provider makes.</summary>
    /// <inheritdoc cref="RunAsync(Action)"/>
    public static Task<int> RunAsync<TStack>(IServiceProvider serviceProvider) where TStack : Stack =>
        RunUnderEngineAsync(() => ProgramShapes.Resolve<TStack>(serviceProvider).RegisterPropertyOutputs());

    private static Task<int> RunUnderEngineAsync(Action createStack)
    {
        var connection = EngineConnection.FromEnvironment();
        return EnterAsync();

        async Task<int> EnterAsync()
        {
            using (connection)
            {
                connection.Deployment.Enter();
                return await ProgramRunner.RunAsync(connection.Deployment, createStack).ConfigureAwait(false);
            }
        }
    }
}
