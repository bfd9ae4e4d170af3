using Newtonsoft.Json;

namespace Monitoring.Cli.Host;

/// <summary>How a program on this host is doing.</summary>
/// <param name="Name">The program.</param>
/// <param name="Port">Where it listens.</param>
/// <param name="Process">Its process id; null while it does not run.</param>
/// <param name="Restarts">How often it ended by itself and was started again.</param>
internal sealed record HostProgramState(string Name, int Port, int? Process, int Restarts)
{
    [JsonIgnore]
    public Uri Address => new($"http://127.0.0.1:{Port}/");
}
