using Monitoring.Describe;
using Monitoring.Workloads;

namespace Monitoring.KubeStateMetrics;

/// <summary>Describes kube-state-metrics: one job for what it says about the cluster's objects, one for itself.</summary>
public sealed class KubeStateMetricsTool(KubeStateMetricsSettings settings, string @namespace) : IDescribed
{
    public const string PortName = "http-metrics";
    public const int Port = 8080;
    public const string SelfPortName = "telemetry";
    public const int SelfPort = 8081;

    public KubeStateMetricsSettings Settings { get; } = settings;

    public Workload Workload { get; } = new("kube-state-metrics", @namespace, "exporter");

    public Description Describe() => new(Workload.Name)
    {
        Workload = Workload,
        ScrapeJobs =
        [
            // Series grow with the cluster: about 100 per pod.
            ToolJobs.For(Workload, PortName, Port, seriesBudget: 200_000) with { HonorLabels = true },
            ToolJobs.For(Workload, SelfPortName, SelfPort, seriesBudget: 2_000) with { Name = "kube-state-metrics-self" },
        ],
        RuleFiles = ["kube-state-metrics"],
        Edges = [new NetworkEdge(Peer.Workload(Workload.Name), Peer.ApiServer, [443, 6443], "watches the cluster's objects")],
    };
}
