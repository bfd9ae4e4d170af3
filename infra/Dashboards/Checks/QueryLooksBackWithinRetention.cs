using Monitoring.PromQl;

namespace Monitoring.Dashboards.Checks;

/// <summary>No query reads further back than Prometheus keeps samples.</summary>
internal sealed class QueryLooksBackWithinRetention : QueryCheck
{
    protected override IEnumerable<string> Check(DashboardQuery query, PromQlReferences references, DashboardLintContext context) =>
        from lookback in references.Lookbacks
        where lookback.Length > context.Retention
        select $"reads {lookback.Selector.Name ?? "series"} {lookback.Text} back, but {context.Instance} keeps samples for {context.Retention}. Shorten the window or raise the retention.";
}
