using System.Collections.Immutable;
using Monitoring.Certificates;
using Monitoring.Elasticsearch;
using Monitoring.Elasticsearch.Exporter;
using Monitoring.Elasticsearch.MapCount;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Fluentd;
using Monitoring.Foundation;
using Monitoring.Grafana;
using Monitoring.Kibana;
using Monitoring.Logstash;
using Pulumi;

namespace Monitoring.Stacks;

/// <summary>The logging and tracing half of the picture.</summary>
public sealed partial class MonitoringStack
{
    /// <returns>What Grafana needs to read logs and traces.</returns>
    private static ImmutableArray<DatasourceSecret> KeepLogsAndTraces(Tools tools, MonitoringPlan plan, StackFoundation foundation, StackAuthority? authority, ComponentResourceOptions inCluster)
    {
        if (authority is null)
            return [];

        if (tools is not { Elasticsearch: { } elasticsearch, ElasticsearchSetup: { } setup })
        {
            return CollectTraces(tools, plan, foundation, authority, null, null, inCluster);
        }

        var version = plan.Settings.Elastic.Version;
        var external = elasticsearch.Settings.External;
        var access = new ElasticsearchAccess("elasticsearch-access", elasticsearch.IsExternal ? external.Authority : authority.Certificate, inCluster);

        var cluster = elasticsearch.IsExternal ? null : new ElasticsearchCluster("elasticsearch", new()
        {
            Site = foundation.SiteOf(elasticsearch.Workload),
            Tool = elasticsearch,
            Version = version,
            Configuration = plan.ElasticsearchYaml!,
            Authority = authority,
        }, inCluster);

        var settled = new ElasticsearchSetup("elasticsearch-setup", new()
        {
            Site = foundation.SiteOf(setup.Workload),
            Version = version,
            Requests = plan.ElasticsearchRequests,
            Services = ServicesOf(elasticsearch, tools.Kibana),
            Authority = authority.Certificate,
            Access = access,
            SetupPassword = cluster?.SetupPassword,
            LoginSecret = cluster is null ? external.Secret : null,
        }, inCluster);

        if (tools.MapCount is { } mapCount)
            _ = new MapCountAgent("elasticsearch-map-count", new() { Site = foundation.SiteOf(mapCount.Workload), Version = version }, inCluster);

        if (tools.ElasticsearchGuard is { } guard)
            _ = new ElasticsearchGuard("elasticsearch-guard", new()
            {
                Site = foundation.SiteOf(guard.Workload),
                Version = version,
                Url = elasticsearch.Url,
                FullestDisk = elasticsearch.Settings.FullestDisk,
                Access = access,
            }, inCluster);

        if (tools.ElasticsearchExporter is { } exporter)
            _ = new ElasticsearchExporter("elasticsearch-exporter", new() { Site = foundation.SiteOf(exporter.Workload), Tool = exporter, Access = access, Authority = authority }, inCluster);

        if (tools.Kibana is { } kibana)
            _ = new KibanaServer("kibana", new()
            {
                Site = foundation.SiteOf(kibana.Workload),
                Settings = kibana.Settings,
                Version = version,
                Configuration = plan.KibanaYaml!,
                Access = access,
                Authority = authority,
            }, inCluster);

        var destinations = ImmutableArray.Create(access.Destination);
        if (tools.Logstash is { } logstash)
            destinations = destinations.Add(new LogstashServer("logstash", new()
            {
                Site = foundation.SiteOf(logstash.Workload),
                Tool = logstash,
                Version = version,
                Configuration = plan.LogstashSettings,
                Pipelines = plan.LogstashPipelines,
                Destinations = plan.Logs.Relayed,
                Secrets = destinations,
                Authority = authority,
            }, inCluster).Access);

        if (tools.Fluentd is { } fluentd)
            _ = new FluentdAgent("fluentd", new()
            {
                Site = foundation.SiteOf(fluentd.Workload),
                Tool = fluentd,
                Configuration = plan.FluentdFiles,
                Secrets = destinations,
                Authority = authority,
            }, inCluster);

        var traces = CollectTraces(tools, plan, foundation, authority, access, settled, inCluster);
        return elasticsearch.KeepsLogs ? [access.LogsDatasource, .. traces] : traces;
    }

    private static ImmutableSortedDictionary<string, string> ServicesOf(ElasticsearchTool elasticsearch, KibanaTool? kibana)
    {
        var services = ImmutableSortedDictionary<string, string>.Empty.Add(SetupRequest.Elasticsearch, elasticsearch.Url);
        return kibana is null ? services : services.Add(SetupRequest.Kibana, kibana.Url);
    }
}
