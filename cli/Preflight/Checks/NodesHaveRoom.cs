using Monitoring.Cli.Checks;
using Monitoring.Cli.Preview;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Preflight.Checks;

/// <summary>What pods ask for fits beside what runs already. Kubernetes decides pod by pod, so a sum that fits may still wait; one that does not always will.</summary>
internal sealed class NodesHaveRoom : IPreflightCheck
{
    public string Title => "nodes have room";

    public async Task<CheckOutcome> RunAsync(PreflightContext context, CancellationToken cancellation)
    {
        var nodes = Items(await context.Kubectl.JsonAsync(cancellation, "get", "nodes")).Where(node => (bool?)node["spec"]?["unschedulable"] != true).ToList();
        var pods = Items(await context.Kubectl.JsonAsync(cancellation, "get", "pods", "--all-namespaces", "--field-selector=status.phase!=Succeeded,status.phase!=Failed"));
        var mine = context.Objects.Where(planned => planned.Kind == "Namespace").Select(planned => planned.Name).ToHashSet(StringComparer.Ordinal);
        var free = nodes.ToDictionary(Name, node => new Room(node["status"]?["allocatable"]), StringComparer.Ordinal);
        foreach (var pod in pods.Where(pod => !mine.Contains((string?)pod["metadata"]?["namespace"] ?? "")))
        {
            if ((string?)pod["spec"]?["nodeName"] is { } node && free.TryGetValue(node, out var room))
                free[node] = (pod["spec"]?["containers"] ?? new JArray()).Aggregate(room, (left, container) => left.Minus(new Room(container["resources"]?["requests"])));
        }

        var demand = ClusterDemand.Of(context.Run.Recorded!.Resources, nodes.Count);
        var (cpu, memory) = (free.Values.Sum(room => Math.Max(0, room.Cpu)), free.Values.Sum(room => Math.Max(0, room.Memory)));
        var problems = new List<Problem>();
        if (demand.Total.Cpu.Millicores > cpu)
            problems.Add(Problem.Error("cpu", $"The stack asks for {demand.Total.Cpu}, and {new CpuQuantity((int)cpu)} are left on {nodes.Count} nodes."));
        if (demand.Total.Memory.Bytes > memory)
            problems.Add(Problem.Error("memory", $"The stack asks for {demand.Total.Memory.WholeMebibytes}, and {new ByteSize(memory).WholeMebibytes} are left on {nodes.Count} nodes."));
        problems.AddRange(demand.Workloads.Where(workload => workload.Pods > 0 && !free.Values.Any(room => room.Fits(workload)))
            .Select(workload => Problem.Error(workload.Name, $"One of its pods asks for {new ByteSize(workload.Memory.Bytes / workload.Pods).WholeMebibytes} and {workload.Cpu.Millicores / workload.Pods}m, which no node has left.")));
        if (context.Run.Settings is { } settings && settings.Cluster.Nodes != nodes.Count)
            problems.Add(Problem.Warning("monitoring:cluster.nodes", $"The settings say {settings.Cluster.Nodes}, and {nodes.Count} take pods."));
        return CheckOutcome.Of(problems, $"{demand.Total.Cpu} and {demand.Total.Memory.WholeMebibytes} of {new CpuQuantity((int)cpu)} and {new ByteSize(memory).WholeMebibytes} that are left");
    }

    private static IEnumerable<JObject> Items(JObject list) => ((JArray)list["items"]!).Cast<JObject>();

    private static string Name(JObject node) => (string?)node["metadata"]?["name"] ?? "";

    /// <summary>Thousandths of a core, and bytes.</summary>
    private readonly record struct Room(long Cpu, long Memory)
    {
        public Room(JToken? quantities)
            : this(
                CpuQuantity.TryParse((string?)quantities?["cpu"], null, out var cpu) ? cpu.Millicores : 0,
                ByteSize.TryParse((string?)quantities?["memory"], null, out var memory) ? memory.Bytes : 0)
        {
        }

        public Room Minus(Room other) => new(Cpu - other.Cpu, Memory - other.Memory);

        public bool Fits(WorkloadDemand workload) => workload.Cpu.Millicores / workload.Pods <= Cpu && workload.Memory.Bytes / workload.Pods <= Memory;
    }
}
