using Monitoring.Metrics;
using Monitoring.PromQl;

namespace Monitoring.Dashboards.Checks;

/// <summary>Counters are read through rate() or increase(), and before any aggregation.</summary>
internal sealed class QueryCountersAreRated : QueryCheck
{
    protected override IEnumerable<string> Check(DashboardQuery query, PromQlReferences references, DashboardLintContext context) =>
        MetricUse.WrongCounters(references, context.KnownMetrics);
}
