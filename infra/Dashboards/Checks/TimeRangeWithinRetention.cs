using Monitoring.Json;
using Monitoring.Settings;

namespace Monitoring.Dashboards.Checks;

/// <summary>The time range that a dashboard opens with is not longer than Prometheus' memory.</summary>
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
        if (text.StartsWith(Ago, StringComparison.Ordinal) && Duration.TryParse(text[Ago.Length..].Split('/')[0], null, out var range) && range > context.Retention)
            yield return dashboard.Error(SourceJson.Line(from), $"The dashboard opens with {text}, but this stack keeps samples for {context.Retention}.");
    }
}
