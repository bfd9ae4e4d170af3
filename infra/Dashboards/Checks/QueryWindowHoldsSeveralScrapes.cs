using System.Collections.Immutable;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Monitoring.Settings;

namespace Monitoring.Dashboards.Checks;

/// <summary>The fixed windows of single values hold four scrapes, so that a lost one makes no gap; $__rate_interval sees to it by itself.</summary>
internal sealed class QueryWindowHoldsSeveralScrapes : IDashboardCheck
{
    private const int Wanted = 4;

    public IEnumerable<Problem> Check(ImmutableArray<CheckedDashboard> dashboards, DashboardLintContext context)
    {
        var series = context.Series();
        return from dashboard in dashboards
               from query in dashboard.Queries
               from rate in query.References is { } references ? RateWindow.In(references.Tree) : []
               let instance = query.IsOfBaseline ? context.Baseline ?? context : context
               let interval = new SampleIntervals(series, instance.ScrapeInterval, instance.EvaluationInterval).Of(rate.Selector)
               where rate.Window.Length is { } window && window < interval * Wanted
               select dashboard.Error(query, $"takes {rate.Function}() over {rate.Window.Text}, but samples come every {interval}; use at least {interval * Wanted}.");
    }
}
