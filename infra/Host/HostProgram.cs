using System.Collections.Immutable;
using Monitoring.Alertmanager;
using Monitoring.BlackboxExporter;
using Monitoring.Grafana;
using Monitoring.NodeExporter;
using Monitoring.Prometheus;

namespace Monitoring.Host;

/// <summary>A program of the stack that can run on a host, outside the cluster, and what it is like whoever starts it.</summary>
/// <param name="Name">Name of the tool, as its description has it.</param>
/// <param name="Port">Port that it listens on where nothing else is said.</param>
/// <param name="Version">The pinned version; a host that has its programs from elsewhere may have another.</param>
public sealed record HostProgram(string Name, int Port, string Version)
{
    /// <summary>True when people open it; the others are for Prometheus alone, and stay on loopback.</summary>
    public bool IsForPeople { get; init; }

    /// <summary>Path that answers with success as soon as it may be used.</summary>
    public string ReadyPath { get; init; } = "-/ready";

    /// <summary>The oldest version that takes what the stack writes for it, where a host has its programs from elsewhere; null for any.</summary>
    public string? Oldest { get; init; }

    /// <summary>Files of the bundle, and folders with a slash at the end, that it reads again when it is told to.</summary>
    public ImmutableArray<string> Files { get; init; } = [];

    /// <summary>True for one that has to find its data again after a restart.</summary>
    public bool KeepsData { get; init; }

    /// <summary>True for one that reads keys or certificates.</summary>
    public bool ReadsSecrets { get; init; }

    /// <summary>
    /// True for the one that tells about the host itself: a view of the file system of its own would show it read-only mounts and an empty
    /// <c>/tmp</c> that nobody else has.
    /// </summary>
    public bool SeesHost { get; init; }

    /// <summary>Seconds that it gets to end by itself.</summary>
    public int StopSeconds { get; init; } = 30;

    public static readonly HostProgram NodeExporter = new("node-exporter", 9100, NodeExporterImage.Version) { ReadyPath = "metrics", SeesHost = true };

    public static readonly HostProgram BlackboxExporter = new("blackbox-exporter", 9115, BlackboxExporterImage.Version)
    {
        ReadyPath = "-/healthy",
        Files = [HostFile.Blackbox],
        ReadsSecrets = true,
    };

    public static readonly HostProgram Alertmanager = new("alertmanager", 9093, AlertmanagerImage.Version)
    {
        IsForPeople = true,
        // The first with --dispatch.start-delay.
        Oldest = "0.30",
        Files = [HostFile.Alertmanager],
        KeepsData = true,
        ReadsSecrets = true,
    };

    public static readonly HostProgram Prometheus = new("prometheus", 9090, PrometheusImage.Version)
    {
        IsForPeople = true,
        // The first with convert_classic_histograms_to_nhcb.
        Oldest = "3.0",
        Files = [HostFile.Prometheus, HostFile.Rules],
        KeepsData = true,
        ReadsSecrets = true,
        StopSeconds = PrometheusServer.SecondsToFlush,
    };

    public static readonly HostProgram Grafana = new("grafana", 3000, GrafanaImage.Version) { IsForPeople = true, ReadyPath = "api/health", KeepsData = true };

    /// <summary>In the order in which they are started: what is scraped and told first, then who scrapes and tells.</summary>
    public static readonly ImmutableArray<HostProgram> All = [NodeExporter, BlackboxExporter, Alertmanager, Prometheus, Grafana];

    /// <summary>Name of its file in a release archive, and on most systems.</summary>
    public string Command => Name.Replace('-', '_');

    /// <summary>True when it reads a file of the bundle.</summary>
    public bool Reads(string file) => Files.Any(own => own == file || (own.EndsWith('/') && file.StartsWith(own, StringComparison.Ordinal)));
}
