using System.Collections.Immutable;
using Monitoring.Metrics;
using Monitoring.PromQl;

namespace Monitoring.Dashboards.Checks;

/// <summary>Queries ask only for what an exporter exposes or a rule records.</summary>
internal sealed class QueryMetricsExist : QueryCheck
{
    protected override IEnumerable<string> Check(DashboardQuery query, PromQlReferences references, DashboardLintContext context) =>
        MetricUse.Unknown(references, context.KnownMetrics)
            .Concat(query.IsOfBaseline ? MetricUse.NotFederated(references) : [])
            .Concat(context.RecordedSeries is { } recorded ? MetricUse.NotRecorded(references, recorded.Select(x => x.Name).ToImmutableHashSet()) : []);
}
