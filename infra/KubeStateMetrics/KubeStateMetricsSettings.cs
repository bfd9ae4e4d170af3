using Monitoring.Settings;
using Monitoring.Workloads;

namespace Monitoring.KubeStateMetrics;

/// <summary>What kube-state-metrics may use; it grows with the number of objects in the cluster.</summary>
public sealed record KubeStateMetricsSettings
{
    [Setting("What the pod asks for and may use; about 200Mi per 1000 pods.")]
    public ResourceSettings Resources { get; init; } = ResourceSettings.Of(cpu: 10, memory: 96, memoryLimit: 256);
}
