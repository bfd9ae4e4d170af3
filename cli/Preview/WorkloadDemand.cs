using System.Collections.Immutable;
using Monitoring.Cli.Engine;
using Monitoring.Settings;

namespace Monitoring.Cli.Preview;

/// <summary>What one workload asks of the cluster, all its replicas together.</summary>
/// <param name="Component">The component it belongs to.</param>
/// <param name="Name">Its name in the cluster.</param>
/// <param name="Pods">How many pods run at the same time.</param>
/// <param name="Cpu">Sum of CPU requests.</param>
/// <param name="Memory">Sum of memory requests.</param>
/// <param name="MemoryLimit">Sum of memory limits.</param>
/// <param name="Unlimited">Containers without a memory limit.</param>
/// <param name="Storage">Sum of the volumes it claims.</param>
/// <param name="Images">Its images.</param>
internal sealed record WorkloadDemand(
    string Component, string Name, int Pods, CpuQuantity Cpu, ByteSize Memory, ByteSize MemoryLimit, int Unlimited, ByteSize Storage, ImmutableArray<string> Images)
{
    /// <summary>Storage class of its volumes; empty for the cluster's default.</summary>
    public string StorageClass { get; init; } = "";

    public static WorkloadDemand Nothing(string component, string name) => new(component, name, 0, default, default, default, 0, default, []);

    /// <summary>Null for objects that run nothing and store nothing.</summary>
    public static WorkloadDemand? Of(RecordedResource resource, int nodes)
    {
        var demand = Nothing(resource.Owner.Name, resource.Inputs.Text("metadata", "name") ?? resource.Name);
        var spec = resource.Inputs.Map("spec");
        return (resource.Kind, spec) switch
        {
            (_, null) => null,
            ("PersistentVolumeClaim", _) => demand with { Storage = Claimed(spec), StorageClass = spec.Text("storageClassName") ?? "" },
            ("Pod", _) => demand.Running(spec, 1),
            ("DaemonSet", _) => demand.Running(spec.Map("template", "spec"), nodes),
            ("CronJob", _) => demand.Running(spec.Map("jobTemplate", "spec", "template", "spec"), 1),
            ("Job", _) => demand.Running(spec.Map("template", "spec"), spec.Number("parallelism") ?? 1),
            ("Deployment" or "ReplicaSet" or "StatefulSet", _) => demand.Running(spec.Map("template", "spec"), spec.Number("replicas") ?? 1).Claiming(spec),
            _ => null,
        };
    }

    public WorkloadDemand Plus(WorkloadDemand other) => this with
    {
        Pods = Pods + other.Pods,
        Cpu = new CpuQuantity(Cpu.Millicores + other.Cpu.Millicores),
        Memory = Memory + other.Memory,
        MemoryLimit = MemoryLimit + other.MemoryLimit,
        Unlimited = Unlimited + other.Unlimited,
        Storage = Storage + other.Storage,
        Images = [.. Images.Union(other.Images)],
    };

    private WorkloadDemand Running(ImmutableDictionary<string, object>? pod, int replicas)
    {
        var containers = pod.Maps("containers").ToList();

        // Init containers run one after the other before the others start, so a pod needs the largest of them or the sum of the others.
        var initial = pod.Maps("initContainers").ToList();
        return this with
        {
            Pods = replicas,
            Cpu = new CpuQuantity(replicas * Math.Max(containers.Sum(c => CpuOf(c)), initial.Select(c => CpuOf(c)).DefaultIfEmpty().Max())),
            Memory = Need(containers, initial, "requests") * replicas,
            MemoryLimit = Need(containers, initial, "limits") * replicas,
            Unlimited = replicas * containers.Count(c => c.Text("resources", "limits", "memory") is null),
            Images = [.. containers.Concat(initial).Select(c => c.Text("image")).OfType<string>().Distinct()],
        };
    }

    private WorkloadDemand Claiming(ImmutableDictionary<string, object> spec) => this with
    {
        Storage = spec.Maps("volumeClaimTemplates").Select(c => Claimed(c.Map("spec"))).Aggregate(default(ByteSize), (a, b) => a + b) * Pods,
        StorageClass = spec.Maps("volumeClaimTemplates").Select(c => c.Map("spec").Text("storageClassName")).FirstOrDefault() ?? "",
    };

    private static ByteSize Need(List<ImmutableDictionary<string, object>> containers, List<ImmutableDictionary<string, object>> initial, string of) => new(
        Math.Max(containers.Sum(c => MemoryOf(c, of)), initial.Select(c => MemoryOf(c, of)).DefaultIfEmpty().Max()));

    private static int CpuOf(ImmutableDictionary<string, object> container) =>
        CpuQuantity.TryParse(container.Text("resources", "requests", "cpu"), null, out var cpu) ? cpu.Millicores : 0;

    private static long MemoryOf(ImmutableDictionary<string, object> container, string of) =>
        ByteSize.TryParse(container.Text("resources", of, "memory"), null, out var size) ? size.Bytes : 0;

    private static ByteSize Claimed(ImmutableDictionary<string, object>? claim) =>
        ByteSize.TryParse(claim.Text("resources", "requests", "storage"), null, out var size) ? size : default;
}
