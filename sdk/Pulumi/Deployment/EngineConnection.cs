using System.Globalization;
using Pulumi.Engine;

namespace Pulumi;

/// <summary>The engine that started this process, as its environment tells. Disposing breaks off calls that are under way.</summary>
internal sealed class EngineConnection : IDisposable
{
    private readonly GrpcChannel _monitor;
    private readonly GrpcChannel _engine;

    private EngineConnection(string monitor, string engine, DeploymentSettings settings)
    {
        _monitor = new(monitor, "pulumirpc.ResourceMonitor");
        _engine = new(engine, "pulumirpc.Engine");
        Deployment = new(settings, new EngineMonitor(_monitor), new EngineLog(_engine));
    }

    public DeploymentContext Deployment { get; }

    /// <exception cref="InvalidOperationException">No engine started this process.</exception>
    public static EngineConnection FromEnvironment()
    {
        // Neither the number of parallel operations, which is the engine's business, nor the old query mode changes anything here.
        _ = Flag("PULUMI_QUERY_MODE");
        if (!int.TryParse(Variable("PULUMI_PARALLEL"), NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
            throw NoEngine();
        var settings = new DeploymentSettings(
            Required("PULUMI_PROJECT"),
            Required("PULUMI_STACK"),
            Variable("PULUMI_ORGANIZATION") ?? "organization",
            Variable("PULUMI_ROOT_DIRECTORY"),
            Flag("PULUMI_DRY_RUN"),
            ConfigSource.ReadEnvironment());
        return new(Required("PULUMI_MONITOR"), Required("PULUMI_ENGINE"), settings);
    }

    public void Dispose()
    {
        _monitor.Dispose();
        _engine.Dispose();
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static string Required(string name) => Variable(name) ?? throw NoEngine();

    private static bool Flag(string name) => bool.TryParse(Variable(name), out var value) ? value : throw NoEngine();

    private static InvalidOperationException NoEngine() => new("Program run without the Pulumi engine available; re-run using the `pulumi` CLI");
}
