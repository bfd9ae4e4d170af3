using System.Collections.Immutable;
using Monitoring.Certificates;
using Monitoring.Elasticsearch;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Foundation;
using Monitoring.Grafana;
using Pulumi;

namespace Monitoring.Stacks;

/// <summary>The logging and tracing half of the picture.</summary>
public sealed partial class MonitoringStack
{
    /// <returns>What Grafana needs to read logs and traces.</returns>
    private static ImmutableArray<DatasourceSecret> KeepLogsAndTraces(Tools tools, MonitoringPlan plan, StackFoundation foundation, ComponentResourceOptions inCluster)
    {
        if (tools is not { Elasticsearch: { } elasticsearch, ElasticsearchSetup: { } setup })
            return [];
        var version = plan.Settings.Elastic.Version;
        var external = elasticsearch.Settings.External;
        var authority = new StackAuthority("authority", inCluster);
        var access = new ElasticsearchAccess("elasticsearch-access", elasticsearch.IsExternal ? external.Authority : authority.Certificate, inCluster);

        var cluster = elasticsearch.IsExternal ? null : new ElasticsearchCluster("elasticsearch", new()
        {
            Site = foundation.SiteOf(elasticsearch.Workload),
            Tool = elasticsearch,
            Version = version,
            Configuration = plan.ElasticsearchYaml!,
            Authority = authority,
        }, inCluster);

        _ = new ElasticsearchSetup("elasticsearch-setup", new()
        {
            Site = foundation.SiteOf(setup.Workload),
            Version = version,
            Requests = plan.ElasticsearchRequests,
            Services = ImmutableSortedDictionary<string, string>.Empty.Add(SetupRequest.Elasticsearch, elasticsearch.Url),
            Access = access,
            SetupPassword = cluster?.SetupPassword,
            LoginSecret = cluster is null ? external.Secret : null,
        }, inCluster);

        if (tools.ElasticsearchGuard is { } guard)
            _ = new ElasticsearchGuard("elasticsearch-guard", new()
            {
                Site = foundation.SiteOf(guard.Workload),
                Version = version,
                Url = elasticsearch.Url,
                FullestDisk = elasticsearch.Settings.FullestDisk,
                Access = access,
            }, inCluster);

        return elasticsearch.KeepsLogs ? [access.LogsDatasource] : [];
    }
}
