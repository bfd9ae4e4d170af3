using System.Collections.Immutable;
using Monitoring.Certificates;
using Monitoring.Collector;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Foundation;
using Monitoring.Grafana;
using Monitoring.Zipkin;
using Pulumi;

namespace Monitoring.Stacks;

/// <summary>The part of the picture that takes traces in and shows them.</summary>
public sealed partial class MonitoringStack
{
    /// <param name="tools">What there is.</param>
    /// <param name="plan">The configuration compiled from it.</param>
    /// <param name="foundation">Where it stands.</param>
    /// <param name="authority">The stack's authority.</param>
    /// <param name="access">The way into Elasticsearch; null when no traces are kept there.</param>
    /// <param name="settled">What has to be done in Elasticsearch before the first span: an index that came before its template stays wrong for a day.</param>
    /// <param name="inCluster">Options of components.</param>
    /// <returns>What Grafana needs to read traces.</returns>
    private static ImmutableArray<DatasourceSecret> CollectTraces(Tools tools, MonitoringPlan plan, StackFoundation foundation, StackAuthority authority, ElasticsearchAccess? access, ElasticsearchSetup? settled, ComponentResourceOptions inCluster)
    {
        var afterSetup = After(settled, inCluster);

        if (tools.Zipkin is { Settings.IsExternal: false } zipkin)
            _ = new ZipkinServer("zipkin", new()
            {
                Site = foundation.SiteOf(zipkin.Workload),
                Tool = zipkin,
                Password = zipkin.Storage is null ? null : access?.PasswordOf(ElasticsearchUser.Zipkin),
                StorageAuthority = zipkin.Storage is null ? null : access?.Authority,
                Authority = authority,
            }, afterSetup);

        if (tools.ZipkinDependencies is { } dependencies && access is not null)
            _ = new ZipkinDependencies("zipkin-dependencies", new()
            {
                Site = foundation.SiteOf(dependencies.Workload),
                Tool = dependencies,
                Password = access.PasswordOf(ElasticsearchUser.Zipkin),
                Authority = access.Authority,
            }, inCluster);

        if (tools.Collector is { } collector)
            _ = new CollectorGateway("collector", new()
            {
                Site = foundation.SiteOf(collector.Workload),
                Tool = collector,
                Configuration = plan.CollectorYaml!,
                Authority = authority,
            }, inCluster);

        return tools.Zipkin is { Settings.IsExternal: false }
            ? [new DatasourceSecret(ZipkinTool.DatasourceUid, ImmutableSortedDictionary<string, Output<string>>.Empty.Add(ZipkinTool.AuthorityFile, authority.Certificate))]
            : [];
    }
}
