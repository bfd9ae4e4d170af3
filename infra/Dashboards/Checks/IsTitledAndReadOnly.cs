using Monitoring.Json;
using Monitoring.Settings;

namespace Monitoring.Dashboards.Checks;

/// <summary>The dashboard has a title, and Grafana does not let anybody edit what the next deployment would overwrite.</summary>
internal sealed class IsTitledAndReadOnly : DashboardCheck
{
    protected override IEnumerable<Problem> Check(CheckedDashboard dashboard, DashboardLintContext context)
    {
        if (string.IsNullOrWhiteSpace(dashboard.Dashboard.Title))
            yield return dashboard.Error("The dashboard has no title.");
        if (dashboard.Dashboard.Json.At("editable").Flag() != false)
            yield return dashboard.Error("'editable' has to be false: changes belong into this file.");
    }
}
