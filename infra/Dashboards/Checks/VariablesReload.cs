using Monitoring.Json;
using Monitoring.Settings;

namespace Monitoring.Dashboards.Checks;

/// <summary>
/// Variables that ask Prometheus are read again: when the dashboard opens (1), or also when the time range changes (2). Otherwise they offer what there was when the
/// file was exported.
/// </summary>
internal sealed class VariablesReload : DashboardCheck
{
    protected override IEnumerable<Problem> Check(CheckedDashboard dashboard, DashboardLintContext context) =>
        from variable in dashboard.Dashboard.Variables
        where variable.Type == "query" && variable.Json.At("refresh").Number() is not (1 or 2)
        select dashboard.Error(variable.Line, $"Variable '{variable.Name}' keeps old values; set 'refresh' to 1 (when the dashboard opens) or 2 (when the time range changes).");
}
