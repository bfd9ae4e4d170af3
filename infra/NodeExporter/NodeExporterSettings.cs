using Monitoring.Settings;
using Monitoring.Workloads;

namespace Monitoring.NodeExporter;

/// <summary>What the node exporter may use on each node.</summary>
public sealed record NodeExporterSettings
{
    [Setting("What the pod on each node asks for and may use.")]
    public ResourceSettings Resources { get; init; } = ResourceSettings.Of(cpu: 20, memory: 32, memoryLimit: 96);
}
