using System.Collections.Immutable;
using Monitoring.Alertmanager;
using Monitoring.BlackboxExporter;
using Monitoring.Grafana;
using Monitoring.NodeExporter;
using Monitoring.Prometheus;

namespace Monitoring.Host;

/// <summary>A program of the stack that can run on a host, outside the cluster.</summary>
/// <param name="Name">Name of the tool, as its description has it.</param>
/// <param name="Port">Port that it listens on where nothing else is said.</param>
/// <param name="Version">The pinned version; a host that has its programs from elsewhere may have another.</param>
public sealed record HostProgram(string Name, int Port, string Version)
{
    /// <summary>True when people open it; the others are for Prometheus alone, and stay on loopback.</summary>
    public bool IsForPeople { get; init; }

    public static readonly HostProgram NodeExporter = new("node-exporter", 9100, NodeExporterImage.Version);

    public static readonly HostProgram BlackboxExporter = new("blackbox-exporter", 9115, BlackboxExporterImage.Version);

    public static readonly HostProgram Alertmanager = new("alertmanager", 9093, AlertmanagerImage.Version) { IsForPeople = true };

    public static readonly HostProgram Prometheus = new("prometheus", 9090, PrometheusImage.Version) { IsForPeople = true };

    public static readonly HostProgram Grafana = new("grafana", 3000, GrafanaImage.Version) { IsForPeople = true };

    /// <summary>In the order in which they are started: what is scraped and told first, then who scrapes and tells.</summary>
    public static readonly ImmutableArray<HostProgram> All = [NodeExporter, BlackboxExporter, Alertmanager, Prometheus, Grafana];

    /// <summary>Name of its file in a release archive, and on most systems.</summary>
    public string Command => Name.Replace('-', '_');
}
