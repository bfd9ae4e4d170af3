using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Xunit;

namespace Monitoring.Tests.Real.Engine.Bundled;

/// <summary>What the bundled SDK says in its own words; not part of a build with the official one.</summary>
public sealed class EngineSentencesTests
{
    private const int Unavailable = 14;

    [SkippableFact]
    public async Task A_refused_registration_is_one_sentence()
    {
        var scenario = new EngineScenario { Refuses = { ["rules"] = new(2, "quota exceeded") } };
        var recording = await EngineProgram.RunAsync(scenario, () => _ = new ConfigMap("rules"));
        Assert.Equal(["The engine did not register kubernetes:core/v1:ConfigMap 'rules': quota exceeded"], recording.Logged("error"));
    }

    [SkippableFact]
    public async Task An_engine_that_shuts_down_has_said_why_itself()
    {
        var scenario = new EngineScenario { Refuses = { ["rules"] = new(Unavailable, "resource monitor shut down") } };
        var recording = await EngineProgram.RunAsync(scenario, () => _ = new ConfigMap("rules"));
        Assert.Equal(32, recording.ExitCode);
        Assert.Empty(recording.Logged("error"));
        Assert.Equal(["The engine ended the run: resource monitor shut down"], recording.Logged("debug"));
    }

    [SkippableFact]
    public async Task An_engine_that_is_gone_is_told_on_the_console()
    {
        await using var engine = await RecordingEngine.StartAsync(new EngineScenario());
        var variables = engine.Variables();
        await engine.EndAsync();
        Assert.Equal(1, await EngineProgram.Start(variables, () => _ = new ConfigMap("rules")));
    }

    [SkippableFact]
    public async Task An_engine_that_is_too_old_is_named_as_the_problem()
    {
        var recording = await EngineProgram.RunAsync(new EngineScenario { Lacks = ["aliasSpecs"] }, () => _ = new ConfigMap("rules"));
        Assert.Equal(32, recording.ExitCode);
        Assert.Equal(["This program needs a newer pulumi command: the engine of the one that runs it does not support 'aliasSpecs'."], recording.Logged("error"));
    }

    [SkippableFact]
    public async Task What_the_engine_would_call_back_is_refused()
    {
        ResourceTransform unchanged = (_, _) => Task.FromResult<ResourceTransformResult?>(null);
        var recording = await EngineProgram.RunAsync(() => _ = new ConfigMap("rules", options: new CustomResourceOptions { ResourceTransforms = { unchanged } }));
        Assert.Equal(32, recording.ExitCode);
        Assert.Contains("transforms and hooks that the engine calls are not part of it", Assert.Single(recording.Logged("error")), StringComparison.Ordinal);
    }
}
