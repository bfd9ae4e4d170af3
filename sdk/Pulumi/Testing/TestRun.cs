using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>One run of a program against mocks.</summary>
internal static class TestRun
{
    /// <exception cref="RunException">The program failed, or logged an error.</exception>
    /// <exception cref="AggregateException">The program logged several errors.</exception>
    public static async Task<ImmutableArray<Resource>> RunAsync(IMocks mocks, TestOptions? options, Action createStack)
    {
        var engine = new MockEngine();
        var settings = SettingsOf(options ?? new TestOptions());
        var monitor = new MockMonitor(mocks, settings);
        var deployment = new DeploymentContext(settings, monitor, engine);
        deployment.Enter();
        await ProgramRunner.RunAsync(deployment, createStack).ConfigureAwait(false);
        return engine.Errors switch
        {
            [] => monitor.Resources,
            [var only] => throw new RunException(only),
            var errors => throw new AggregateException(errors.Select(error => new RunException(error))),
        };
    }

    private static DeploymentSettings SettingsOf(TestOptions options) => new(
        options.ProjectName ?? "project",
        options.StackName ?? "stack",
        options.OrganizationName ?? "organization",
        options.RootDirectory,
        options.IsPreview ?? true,
        ConfigSource.ReadEnvironment());
}
