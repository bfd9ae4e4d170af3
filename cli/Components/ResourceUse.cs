using Monitoring.Cli.Backends;

namespace Monitoring.Cli.Components;

/// <summary>What a component takes. CPU in cores, memory in bytes; what is not asked for, or not limited, is null.</summary>
internal sealed record ResourceUse(ComponentId Id)
{
    public double Cpu { get; init; }

    public double Memory { get; init; }

    public double? CpuRequest { get; init; }

    public double? MemoryRequest { get; init; }

    public double? MemoryLimit { get; init; }

    /// <summary>What to change; empty where nothing stands out.</summary>
    public string Advice => this switch
    {
        { MemoryLimit: { } limit } when Memory > limit * 0.9 => "close to its memory limit",
        { MemoryRequest: { } request } when Memory > request * 1.5 => "takes more memory than it asks for",
        { CpuRequest: { } request } when Cpu > request * 1.5 && Cpu > 0.1 => "takes more CPU than it asks for",
        { CpuRequest: > 0.5, CpuRequest: { } request } when Cpu < request * 0.2 => "asks for more CPU than it takes",
        { MemoryRequest: > 1 << 30, MemoryRequest: { } request } when Memory < request * 0.3 => "asks for more memory than it takes",
        _ => "",
    };
}
