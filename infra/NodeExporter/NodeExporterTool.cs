using Monitoring.Describe;
using Monitoring.Workloads;

namespace Monitoring.NodeExporter;

/// <summary>Describes the node exporter. It lives in the agents' namespace, because it needs the host's own view.</summary>
public sealed class NodeExporterTool(NodeExporterSettings settings, string agentsNamespace) : IDescribed
{
    public const string PortName = "http-metrics";
    public const int Port = 9100;

    public NodeExporterSettings Settings { get; } = settings;

    public Workload Workload { get; } = new("node-exporter", agentsNamespace, "exporter") { OnHostNetwork = true };

    public Description Describe() => new(Workload.Name)
    {
        Workload = Workload,
        ScrapeJobs = [Job()],
        RuleFiles = ["node-exporter"],
        Dashboards = new DashboardFolder("node-exporter", "Nodes"),
    };

    private ScrapeJob Job()
    {
        var job = ToolJobs.For(Workload, PortName, Port, seriesBudget: 40_000);
        return job with
        {
            TargetLimit = 1_000,
            Relabel = job.Relabel.AddRange(Relabel.Copy("__meta_kubernetes_pod_node_name", "node"), Relabel.Copy("__meta_kubernetes_pod_node_name", "instance")),
        };
    }
}
