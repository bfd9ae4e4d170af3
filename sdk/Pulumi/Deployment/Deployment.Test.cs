using System.Collections.Immutable;
using Pulumi.Testing;

namespace Pulumi;

/// <content>Runs programs in a test, against mocks in place of an engine.</content>
public sealed partial class Deployment
{
    /// <summary>Runs a stack that the service provider makes, against mocks, and returns all its resources, the stack among them.</summary>
    /// <exception cref="RunException">The program failed, or logged an error.</exception>
    /// <exception cref="AggregateException">The program logged several errors.</exception>
    public static async Task<ImmutableArray<Resource>> TestWithServiceProviderAsync<TStack>(
        IMocks mocks, IServiceProvider serviceProvider, TestOptions? options = null) where TStack : Stack =>
        await TestRun.RunAsync(mocks, options, () => ProgramShapes.Resolve<TStack>(serviceProvider).RegisterPropertyOutputs()).ConfigureAwait(false);

    /// <summary>Runs a stack against mocks and returns all its resources, the stack among them.</summary>
    /// <inheritdoc cref="TestWithServiceProviderAsync{TStack}"/>
    public static async Task<ImmutableArray<Resource>> TestAsync<TStack>(IMocks mocks, TestOptions? options = null) where TStack : Stack, new() =>
        await TestRun.RunAsync(mocks, options, () => new TStack().RegisterPropertyOutputs()).ConfigureAwait(false);

    /// <summary>Runs code that makes resources, against mocks, and returns them and what the code returned.</summary>
    /// <inheritdoc cref="TestWithServiceProviderAsync{TStack}"/>
    public static async Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<Task<IDictionary<string, object?>>> createResources)
    {
        IDictionary<string, object?> outputs = ImmutableDictionary<string, object?>.Empty;
        var resources = await TestRun.RunAsync(testMocks, testOptions, () => _ = new Stack(RememberAsync, null)).ConfigureAwait(false);
        return ([.. resources.Where(resource => resource is not Stack)], outputs);

        async Task<IDictionary<string, object?>> RememberAsync() => outputs = await createResources().ConfigureAwait(false);
    }

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task{IDictionary{string, object}}})"/>
    public static Task<(ImmutableArray<Resource> Resources, IDictionary<string, object?> Outputs)> TestAsync(
        IMocks testMocks, TestOptions testOptions, Func<IDictionary<string, object?>> createResources) =>
        TestAsync(testMocks, testOptions, () => Task.FromResult(createResources()));

    /// <summary>Runs code that makes resources, against mocks, and returns them.</summary>
    /// <inheritdoc cref="TestWithServiceProviderAsync{TStack}"/>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Func<Task> createResources) =>
        (await TestAsync(testMocks, testOptions, ProgramShapes.WithoutOutputs(createResources)).ConfigureAwait(false)).Resources;

    /// <inheritdoc cref="TestAsync(IMocks, TestOptions, Func{Task})"/>
    public static async Task<ImmutableArray<Resource>> TestAsync(IMocks testMocks, TestOptions testOptions, Action createResources) =>
        (await TestAsync(testMocks, testOptions, ProgramShapes.WithoutOutputs(createResources)).ConfigureAwait(false)).Resources;
}
