using Monitoring.Certificates;
using Monitoring.Elasticsearch;
using Monitoring.Foundation;
using Pulumi;

namespace Monitoring.Stacks;

/// <summary>The logging and tracing half of the picture.</summary>
public sealed partial class MonitoringStack
{
    private static void KeepLogsAndTraces(Tools tools, MonitoringPlan plan, StackFoundation foundation, ComponentResourceOptions inCluster)
    {
        if (tools.Elasticsearch is not { } elasticsearch)
            return;
        var authority = new StackAuthority("authority", inCluster);

        _ = new ElasticsearchCluster("elasticsearch", new()
        {
            Site = foundation.SiteOf(elasticsearch.Workload),
            Tool = elasticsearch,
            Version = plan.Settings.Elastic.Version,
            Configuration = plan.ElasticsearchYaml!,
            Authority = authority,
        }, inCluster);
    }
}
