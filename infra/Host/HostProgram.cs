using System.Collections.Immutable;

namespace Monitoring.Host;

/// <summary>A program of the stack that can run on a host, outside the cluster.</summary>
/// <param name="Name">Name of the tool, as its description has it.</param>
/// <param name="Port">Port that it listens on where nothing else is said.</param>
public sealed record HostProgram(string Name, int Port)
{
    public static readonly HostProgram NodeExporter = new("node-exporter", 9100);

    public static readonly HostProgram BlackboxExporter = new("blackbox-exporter", 9115);

    public static readonly HostProgram Alertmanager = new("alertmanager", 9093);

    public static readonly HostProgram Prometheus = new("prometheus", 9090);

    public static readonly HostProgram Grafana = new("grafana", 3000);

    /// <summary>In the order in which they are started: what is scraped and told first, then who scrapes and tells.</summary>
    public static readonly ImmutableArray<HostProgram> All = [NodeExporter, BlackboxExporter, Alertmanager, Prometheus, Grafana];
}
