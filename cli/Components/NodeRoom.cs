namespace Monitoring.Cli.Components;

/// <summary>A node and what is left on it. CPU in cores, memory in bytes; what is not known is null.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Cpu">What there is for pods, or, where nobody schedules pods, altogether.</param>
/// <param name="Memory">Likewise.</param>
internal sealed record NodeRoom(string Node, double? Cpu, double? Memory)
{
    public double? CpuUsed { get; init; }

    public double? MemoryUsed { get; init; }

    public double? CpuRequested { get; init; }

    public double? MemoryRequested { get; init; }

    /// <summary>What another pod can ask for; without a scheduler, what nobody uses.</summary>
    public double? CpuFree => Cpu - (CpuRequested ?? CpuUsed);

    public double? MemoryFree => Memory - (MemoryRequested ?? MemoryUsed);

    /// <summary>All nodes as one.</summary>
    public static NodeRoom Sum(IReadOnlyCollection<NodeRoom> nodes)
    {
        double? Of(Func<NodeRoom, double?> get) => nodes.Any(node => get(node) is not null) ? nodes.Sum(get) : null;
        return new("all", Of(node => node.Cpu), Of(node => node.Memory))
        {
            CpuUsed = Of(node => node.CpuUsed),
            MemoryUsed = Of(node => node.MemoryUsed),
            CpuRequested = Of(node => node.CpuRequested),
            MemoryRequested = Of(node => node.MemoryRequested),
        };
    }
}
