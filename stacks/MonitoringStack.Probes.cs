using Monitoring.BlackboxExporter;
using Monitoring.Certificates;
using Monitoring.Foundation;
using Pulumi;

namespace Monitoring.Stacks;

/// <summary>The part of the picture that asks addresses from outside.</summary>
public sealed partial class MonitoringStack
{
    private static void AskAddresses(Tools tools, MonitoringPlan plan, StackFoundation foundation, StackAuthority? authority, ComponentResourceOptions inCluster)
    {
        if (tools.BlackboxExporter is { } exporter)
            _ = new BlackboxExporterServer("blackbox-exporter", new()
            {
                Site = foundation.SiteOf(exporter.Workload),
                Settings = exporter.Settings,
                Configuration = plan.BlackboxYaml!,
                Authority = authority?.Certificate,
            }, inCluster);
    }
}
