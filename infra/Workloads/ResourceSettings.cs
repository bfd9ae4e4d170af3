using Monitoring.Settings;

namespace Monitoring.Workloads;

/// <summary>
/// What a pod asks for and may use. There is no CPU limit on purpose: throttling slows scrapes and rule evaluation just when they matter,
/// and the request already protects the neighbours.
/// </summary>
public sealed record ResourceSettings : IValidatedSettings
{
    [Setting("CPU that is reserved for the pod. There is no CPU limit: throttling would delay scrapes and alerts.", Min = "1m", Max = "64")]
    public CpuQuantity Cpu { get; init; } = CpuQuantity.Milli(100);

    [Setting("Memory that is reserved for the pod.", Min = "8Mi", Max = "1Ti")]
    public ByteSize Memory { get; init; } = ByteSize.Mebibytes(128);

    [Setting("Memory at which the pod is ended; at least the reserved memory.", Min = "8Mi", Max = "1Ti")]
    public ByteSize MemoryLimit { get; init; } = ByteSize.Mebibytes(256);

    /// <summary>Default for a tool: CPU in millicores, memory and its limit in MiB.</summary>
    public static ResourceSettings Of(int cpu, long memory, long memoryLimit) => new()
    {
        Cpu = CpuQuantity.Milli(cpu), Memory = ByteSize.Mebibytes(memory), MemoryLimit = ByteSize.Mebibytes(memoryLimit),
    };

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (MemoryLimit < Memory)
            yield return Problem.Error(context.Key("memoryLimit"), $"The limit {MemoryLimit} is below the reserved memory {Memory}; raise memoryLimit or lower memory.");
    }
}
