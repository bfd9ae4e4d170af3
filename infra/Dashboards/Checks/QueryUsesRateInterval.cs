using Monitoring.PromQl;

namespace Monitoring.Dashboards.Checks;

/// <summary>
/// Rates drawn over time take <c>$__rate_interval</c>, the only window that always holds several scrapes and leaves out none, at any zoom. A single value may take
/// any fixed window or <c>$__range</c>, a variable of the dashboard is somebody's choice, and a panel that links to an alert may take the alert's window.
/// </summary>
internal sealed class QueryUsesRateInterval : QueryCheck
{
    protected override IEnumerable<string> Check(DashboardQuery query, PromQlReferences references, DashboardLintContext context) =>
        from rate in RateWindow.In(references.Tree)
        where PromQlFunctions.OfCounters.Contains(rate.Function) && !IsFine(rate.Window, query.IsInstant) && !IsOfAnAlert(rate.Window, query, context)
        select $"takes {rate.Function}() over {rate.Window.Text}; use $__rate_interval.";

    private static bool IsOfAnAlert(TimeWindow window, DashboardQuery query, DashboardLintContext context) =>
        window.Length is { } length && query.Alerts.SelectMany(context.Alerts.Windows).Contains(length);

    private static bool IsFine(TimeWindow window, bool isInstant) => window.Text.Trim('$', '{', '}') switch
    {
        "__interval" => false,
        "__range" => isInstant,
        _ => isInstant || window.Length is null,
    };
}
