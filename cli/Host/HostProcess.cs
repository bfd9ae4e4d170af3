using System.Collections.Immutable;
using System.Net;
using Monitoring.Host;

namespace Monitoring.Cli.Host;

/// <summary>A program as it is started on this host.</summary>
/// <param name="Program">Which one.</param>
/// <param name="Command">Path of the binary.</param>
/// <param name="Listen">Where it listens.</param>
/// <param name="Address">Where others on this host call it.</param>
/// <param name="Arguments">Its command line.</param>
internal sealed record HostProcess(HostProgram Program, string Command, IPEndPoint Listen, Uri Address, ImmutableArray<string> Arguments)
{
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    public string Name => Program.Name;
}
