using Pulumi;
using Pulumi.Testing;

namespace Monitoring.Cli.Engine;

/// <summary>Runs the very program that `pulumi up` runs, under a mocked engine, and records what it declares.</summary>
/// <remarks>Configuration reaches a Pulumi program through an environment variable, so one run at a time owns the process's environment.</remarks>
public static class StackProgram
{
    private const string ConfigVariable = "PULUMI_CONFIG";

    private static readonly SemaphoreSlim OneAtATime = new(1, 1);

    /// <param name="create">Constructs the program's stack with the options given.</param>
    /// <param name="project">Name of the project.</param>
    /// <param name="stack">Name of the stack.</param>
    /// <param name="root">The project's folder; the program runs in it.</param>
    /// <param name="pulumiConfig">Content of PULUMI_CONFIG.</param>
    public static async Task<RecordedProgram> RunAsync<TStack>(Func<StackOptions, TStack> create, string project, string stack, string root, string pulumiConfig)
        where TStack : Stack
    {
        await OneAtATime.WaitAsync();
        try
        {
            using var surroundings = new ProgramSurroundings(root, ConfigVariable, pulumiConfig);
            return await RecordAsync(create, project, stack, root);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static async Task<RecordedProgram> RecordAsync<TStack>(Func<StackOptions, TStack> create, string project, string stack, string root)
        where TStack : Stack
    {
        var mocks = new RecordingMocks();
        var declarations = new Declarations();
        var options = new TestOptions { ProjectName = project, StackName = stack, IsPreview = false, RootDirectory = root };
        string? failure = null;
        try
        {
            var factory = new StackFactory<TStack>(() => create(new StackOptions { ResourceTransformations = { declarations.Add } }));
            await Deployment.TestWithServiceProviderAsync<TStack>(mocks, factory, options);
        }
        catch (Exception e) when (e is RunException or AggregateException)
        {
            failure = RunFailure.Explain(e);
        }

        return new RecordedProgram(declarations.Resolve(mocks), mocks.StackOutputs, failure);
    }

    private sealed class StackFactory<TStack>(Func<TStack> create) : IServiceProvider
        where TStack : Stack
    {
        public object? GetService(Type serviceType) => serviceType == typeof(TStack) ? create() : null;
    }
}
