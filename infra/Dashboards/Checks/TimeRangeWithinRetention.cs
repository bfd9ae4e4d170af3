using Monitoring.Json;
using Monitoring.Settings;

namespace Monitoring.Dashboards.Checks;

/// <summary>The time range that a dashboard opens with is not longer than the memory of the instance that it asks, or of the one that remembers longer.</summary>
internal sealed class TimeRangeWithinRetention : DashboardCheck
{
    private const string Ago = "now-";

    protected override IEnumerable<Problem> Check(CheckedDashboard dashboard, DashboardLintContext context)
    {
        if (dashboard.Dashboard.Json.At("time", "from") is not { } from)
        {
            yield return dashboard.Error("The dashboard has no time range ('time' with 'from' and 'to').");
            yield break;
        }

        var text = from.Text() ?? "";
        var asked = dashboard.Queries.Any(query => query.IsOfBaseline) ? context.Baseline ?? context : context;
        if (text.StartsWith(Ago, StringComparison.Ordinal) && Duration.TryParse(text[Ago.Length..].Split('/')[0], null, out var range) && range > asked.Retention)
            yield return dashboard.Error(SourceJson.Line(from), $"The dashboard opens with {text}, but {asked.Instance} keeps samples for {asked.Retention}.");
    }
}
