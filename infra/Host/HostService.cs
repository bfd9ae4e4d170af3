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

    /// <summary>Files and folders of the bundle that it reads again when it is told to; empty for one that reads none.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>Folder that it may write to; null for none.</summary>
    public string? Data { get; init; }

    /// <summary>Memory at which it is ended.</summary>
    public required ByteSize MemoryLimit { get; init; }

    /// <summary>Seconds that it gets to end by itself.</summary>
    public int StopSeconds { get; init; } = 30;

    /// <summary>
    /// True for the one that tells about the host itself: a view of the file system of its own would show it read-only mounts and an empty
    /// <c>/tmp</c> that nobody else has.
    /// </summary>
    public bool SeesHost { get; init; }

    /// <summary>True for one that reads keys or certificates.</summary>
    public bool ReadsSecrets { get; init; }

    /// <summary>Account that it runs under.</summary>
    public string User => ReadsSecrets ? Keeper : Exporter;

    /// <summary>Name of its unit.</summary>
    public string Unit => $"monitoring-{Program.Name}.service";
}
