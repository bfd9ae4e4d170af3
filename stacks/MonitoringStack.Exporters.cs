using Monitoring.Foundation;
using Monitoring.KubeStateMetrics;
using Monitoring.NodeExporter;
using Pulumi;

namespace Monitoring.Stacks;

public sealed partial class MonitoringStack
{
    /// <summary>The exporters that show the cluster; they are told what is read of them, and make nothing else.</summary>
    private static void WatchCluster(Tools tools, MonitoringPlan plan, StackFoundation foundation, ComponentResourceOptions inCluster)
    {
        _ = new KubeStateMetricsExporter("kube-state-metrics", new()
        {
            Site = foundation.SiteOf(tools.KubeStateMetrics.Workload),
            Settings = tools.KubeStateMetrics.Settings,
            Scope = KubeStateMetricsScope.Of(plan.ListOf(tools.KubeStateMetrics.Workload)),
        }, inCluster);

        _ = new NodeExporterAgent("node-exporter", new()
        {
            Site = foundation.SiteOf(tools.NodeExporter.Workload),
            Settings = tools.NodeExporter.Settings,
            List = plan.ListOf(tools.NodeExporter.Workload),
        }, inCluster);
    }
}
