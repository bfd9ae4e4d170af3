using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Host;

/// <summary>A program as a host's service runs it.</summary>
/// <param name="Program">Which.</param>
/// <param name="Command">Path of its file.</param>
/// <param name="Arguments">Its command line; no argument holds a space.</param>
public sealed record HostService(HostProgram Program, string Command, ImmutableArray<string> Arguments)
{
    /// <summary>Account of services that read secrets and keep data.</summary>
    public const string Keeper = "monitoring";

    /// <summary>Account of exporters, which can read neither.</summary>
    public const string Exporter = "monitoring-exporter";

    /// <summary>Address that answers with success once it is ready.</summary>
    public required string ReadyUrl { get; init; }

    /// <summary>Folder that it may write to, if it keeps data.</summary>
    public required string Data { get; init; }

    /// <summary>Memory at which it is ended.</summary>
    public required ByteSize MemoryLimit { get; init; }

    /// <summary>Account that it runs under.</summary>
    public string User => Program.ReadsSecrets ? Keeper : Exporter;

    /// <summary>Name of its unit.</summary>
    public string Unit => $"monitoring-{Program.Name}.service";
}
