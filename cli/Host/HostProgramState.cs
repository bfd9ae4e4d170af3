namespace Monitoring.Cli.Host;

/// <summary>How a program on this host is doing.</summary>
/// <param name="Name">The program.</param>
/// <param name="Address">Where others on this host call it.</param>
/// <param name="Process">Its process id; null while it does not run.</param>
/// <param name="Restarts">How often it ended by itself and was started again.</param>
internal sealed record HostProgramState(string Name, Uri Address, int? Process, int Restarts);
