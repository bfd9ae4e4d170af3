using System.Diagnostics;
using Monitoring.Tests.Real.Processes;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.Engine;

/// <summary>The engine of engine.mjs as a process of its own. It has its part of the protocol from Pulumi, not from this repository.</summary>
internal sealed class RecordingEngine : IAsyncDisposable
{
    private readonly Process _process;
    private readonly EngineScenario _scenario;
    private readonly Task<string> _record;

    private RecordingEngine(Process process, EngineScenario scenario, string address)
    {
        _process = process;
        _scenario = scenario;
        _record = process.StandardOutput.ReadToEndAsync();
        Address = address;
    }

    /// <summary>Host and port.</summary>
    public string Address { get; }

    /// <param name="scenario">How it behaves.</param>
    /// <param name="project">Name of the project, for URNs.</param>
    /// <param name="stack">Name of the stack, for URNs.</param>
    public static async Task<RecordingEngine> StartAsync(EngineScenario scenario, string project = "project", string stack = "stack")
    {
        var process = Process.Start(new ProcessStartInfo("node", [Repository.PathOf("tests", "Real.Tests", "Engine", "engine.mjs"), await Binaries.NodePackagesAsync("pulumi-protocol"), scenario.ToJson()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["PULUMI_PROJECT"] = project, ["PULUMI_STACK"] = stack },
        })!;
        RunningProcesses.Add(process);
        var first = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The engine ended before it listened; its reason is in the output of this run.");
        return new(process, scenario, (string)JObject.Parse(first)["address"]!);
    }

    /// <summary>What the language host of the pulumi command gives to a program.</summary>
    public Dictionary<string, string> Variables(string project = "project", string stack = "stack") => new()
    {
        ["PULUMI_MONITOR"] = Address,
        ["PULUMI_ENGINE"] = Address,
        ["PULUMI_PROJECT"] = project,
        ["PULUMI_STACK"] = stack,
        ["PULUMI_ORGANIZATION"] = "organization",
        ["PULUMI_ROOT_DIRECTORY"] = Repository.Root,
        ["PULUMI_DRY_RUN"] = _scenario.Preview ? "true" : "false",
        ["PULUMI_QUERY_MODE"] = "false",
        ["PULUMI_PARALLEL"] = "16",
    };

    /// <summary>Ends the engine and returns all that it was asked, in the order in which it came.</summary>
    public async Task<IReadOnlyList<EngineCall>> EndAsync()
    {
        _process.StandardInput.Close();
        var record = await _record;
        await _process.WaitForExitAsync();
        return [.. record.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JObject.Parse(line).ToObject<EngineCall>()!)];
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        RunningProcesses.Remove(_process);
        _process.Dispose();
    }
}
