using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Workloads;

namespace Monitoring.BlackboxExporter;

/// <summary>Describes the blackbox exporter: one job for itself and one in which each target is an address that it asks.</summary>
/// <param name="settings">Addresses of the user, and what the pod may use.</param>
/// <param name="namespace">Namespace of the tools.</param>
/// <param name="ofTools">Addresses of all other tools.</param>
public sealed class BlackboxExporterTool(BlackboxExporterSettings settings, string @namespace, IEnumerable<Probe> ofTools) : IDescribed
{
    public const string Name = "blackbox-exporter";
    public const string PortName = "http";
    public const int Port = 9115;

    /// <summary>Job of the answers.</summary>
    public const string ProbesJob = "probes";

    public BlackboxExporterSettings Settings { get; } = settings;

    public Workload Workload { get; } = new(Name, @namespace, "exporter");

    /// <summary>Everything that is asked, the stack's own addresses first.</summary>
    public ImmutableArray<Probe> Probes { get; } = [.. ofTools, .. settings.Probes.Select(probe => probe.AsProbe)];

    public Description Describe() => new(Name)
    {
        Workload = Workload,
        ScrapeJobs =
        [
            ToolJobs.For(Workload, PortName, Port, seriesBudget: 1_000),
            new ScrapeJob(ProbesJob, new Discovery.Probes($"{Workload.ServiceHost}:{Port}", Probes))
            {
                Path = "/probe",
                SeriesBudget = 10_000,
                Target = Peer.Workload(Name),
                TargetPorts = [Port],
            },
        ],
        RuleFiles = [Name],
        Dashboards = new DashboardFolder(Name, "Probes"),
        Edges = [.. Probes.SelectMany(EdgesTo)],
    };

    /// <summary>The port of a Service of another namespace says nothing about that of its pods, which is what policies look at.</summary>
    private IEnumerable<NetworkEdge> EdgesTo(Probe probe) => probe.Peers.Select(peer =>
        new NetworkEdge(Peer.Workload(Name), peer, peer.Kind == PeerKind.Namespace ? [] : [probe.Port], $"asks {probe.Name}"));
}
