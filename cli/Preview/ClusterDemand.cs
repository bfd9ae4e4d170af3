using System.Collections.Immutable;
using Monitoring.Cli.Engine;
using Monitoring.Stacks.Settings;

namespace Monitoring.Cli.Preview;

/// <summary>What a stack asks of its cluster.</summary>
/// <param name="Workloads">One entry per workload or volume claim, in the order of declaration.</param>
internal sealed record ClusterDemand(ImmutableArray<WorkloadDemand> Workloads)
{
    /// <summary>Components that are there for logs and traces only.</summary>
    public ImmutableHashSet<string> Keepers { get; init; } = [];

    public WorkloadDemand Total => Workloads.Aggregate(WorkloadDemand.Nothing("", "total"), (sum, w) => sum.Plus(w));

    /// <summary>The share of logs and traces in <see cref="Total"/>; no pods where neither are collected.</summary>
    public WorkloadDemand LogsAndTraces => Workloads.Where(w => Keepers.Contains(w.Component)).Aggregate(WorkloadDemand.Nothing("", "of it logs, traces"), (sum, w) => sum.Plus(w));

    /// <summary>Sums by component, in the order of declaration.</summary>
    public IEnumerable<WorkloadDemand> ByComponent => Workloads.GroupBy(w => w.Component)
        .Select(g => g.Aggregate(WorkloadDemand.Nothing(g.Key, g.Key), (sum, w) => sum.Plus(w)));

    /// <summary>Container images with the components that run them.</summary>
    public IEnumerable<(string Image, string Components)> Images =>
        from workload in Workloads
        from image in workload.Images
        group workload.Component by image into users
        orderby users.Key
        select (users.Key, string.Join(", ", users.Distinct()));

    /// <param name="resources">Everything that the program declared.</param>
    /// <param name="nodes">Number of nodes, on each of which a DaemonSet runs one pod.</param>
    public static ClusterDemand Of(IEnumerable<RecordedResource> resources, int nodes) =>
        new([.. resources.Where(r => r.IsKubernetesObject).Select(r => WorkloadDemand.Of(r, nodes)).OfType<WorkloadDemand>()]);

    /// <param name="resources">Everything that the program declared.</param>
    /// <param name="settings">Settings of the stack, which say how many nodes there are.</param>
    public static ClusterDemand Of(IEnumerable<RecordedResource> resources, MonitoringSettings settings) =>
        Of(resources, settings.Cluster.Nodes) with { Keepers = Monitoring.Stacks.Tools.ForLogsAndTraces(settings) };
}
