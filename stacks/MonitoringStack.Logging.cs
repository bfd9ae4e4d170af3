using System.Collections.Immutable;
using Monitoring.Certificates;
using Monitoring.Elasticsearch;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Foundation;
using Pulumi;

namespace Monitoring.Stacks;

/// <summary>The logging and tracing half of the picture.</summary>
public sealed partial class MonitoringStack
{
    private static void KeepLogsAndTraces(Tools tools, MonitoringPlan plan, StackFoundation foundation, ComponentResourceOptions inCluster)
    {
        if (tools is not { Elasticsearch: { } elasticsearch, ElasticsearchSetup: { } setup, ElasticsearchGuard: { } guard })
            return;
        var version = plan.Settings.Elastic.Version;
        var authority = new StackAuthority("authority", inCluster);
        var users = new ElasticsearchUsers("elasticsearch-users", inCluster);

        var cluster = new ElasticsearchCluster("elasticsearch", new()
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
            Users = users,
            SetupPassword = cluster.SetupPassword,
            Authority = authority.Certificate,
        }, inCluster);

        _ = new ElasticsearchGuard("elasticsearch-guard", new()
        {
            Site = foundation.SiteOf(guard.Workload),
            Version = version,
            Url = elasticsearch.Url,
            FullestDisk = elasticsearch.Settings.FullestDisk,
            Password = users.PasswordOf(ElasticsearchUser.Guard),
            Authority = authority.Certificate,
        }, inCluster);
    }
}
