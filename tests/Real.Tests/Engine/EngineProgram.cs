using Pulumi;

namespace Monitoring.Tests.Real.Engine;

/// <summary>Runs small programs of tests under the engine, in this process, by the same entrance that a real program takes.</summary>
internal static class EngineProgram
{
    private static readonly Lock Environment_ = new();

    public static Task<EngineRecording> RunAsync(Action program) => RunAsync(new EngineScenario(), program);

    public static Task<EngineRecording> RunAsync(EngineScenario scenario, Action program) =>
        RecordAsync(scenario, () => Deployment.RunAsync(program));

    public static Task<EngineRecording> RunAsync(EngineScenario scenario, Func<IDictionary<string, object?>> program) =>
        RecordAsync(scenario, () => Deployment.RunAsync(program));

    public static Task<int> Start(IReadOnlyDictionary<string, string> variables, Action program) =>
        Start(variables, () => Deployment.RunAsync(program));

    private static async Task<EngineRecording> RecordAsync(EngineScenario scenario, Func<Task<int>> program)
    {
        await using var engine = await RecordingEngine.StartAsync(scenario);
        var exitCode = await Start(engine.Variables(), program);
        return new(exitCode, await engine.EndAsync());
    }

    /// <summary>The variables are read before the first wait, so they need not stay.</summary>
    private static Task<int> Start(IReadOnlyDictionary<string, string> variables, Func<Task<int>> program)
    {
        lock (Environment_)
        {
            foreach (var (name, value) in variables)
                Environment.SetEnvironmentVariable(name, value);
            try
            {
                return program();
            }
            finally
            {
                foreach (var name in variables.Keys)
                    Environment.SetEnvironmentVariable(name, null);
            }
        }
    }
}
