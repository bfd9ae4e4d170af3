using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Real.Engine;

/// <summary>One run of a program under the engine: how it ended, and what it asked for.</summary>
internal sealed record EngineRecording(int ExitCode, IReadOnlyList<EngineCall> Calls)
{
    public IEnumerable<EngineCall> Registrations => Of("RegisterResource");

    public IEnumerable<EngineCall> Of(string method) => Calls.Where(call => call.Method == method);

    /// <summary>The registration of the resource with this name.</summary>
    public JObject this[string name] => Assert.Single(Registrations, call => call.Name == name).Request;

    /// <summary>Messages for the console, of one severity.</summary>
    public IReadOnlyList<string> Logged(string severity) =>
        [.. Of("Log").Where(call => (string?)call.Request["severity"] == severity).Select(call => (string)call.Request["message"]!)];

    public EngineRecording Succeeded()
    {
        Assert.True(ExitCode == 0, $"The program ended with {ExitCode}.\n{string.Join('\n', Logged("error"))}");
        return this;
    }
}
