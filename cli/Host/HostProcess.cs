using System.Collections.Immutable;
using Monitoring.Host;

namespace Monitoring.Cli.Host;

/// <summary>A program as it is started on this host.</summary>
/// <param name="Program">Which one.</param>
/// <param name="Command">Path of the binary.</param>
/// <param name="Port">Where it listens, on loopback.</param>
/// <param name="Arguments">Its command line.</param>
internal sealed record HostProcess(HostProgram Program, string Command, int Port, ImmutableArray<string> Arguments)
{
    /// <summary>Path that answers 200 as soon as it may be used.</summary>
    public required string ReadyPath { get; init; }

    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public string Name => Program.Name;

    public Uri Address => new($"http://127.0.0.1:{Port}/");
}
