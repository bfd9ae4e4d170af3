using Monitoring.Json;
using Monitoring.Settings;

namespace Monitoring.Dashboards.Checks;

/// <summary>The dashboard is of Grafana's classic model in a version that Grafana 12 and 13 both read.</summary>
internal sealed class SchemaVersionIsKnown : DashboardCheck
{
    /// <summary>The last version of the classic model, in @grafana/schema 13.</summary>
    private const int Newest = 42;

    protected override IEnumerable<Problem> Check(CheckedDashboard dashboard, DashboardLintContext context)
    {
        if (dashboard.Dashboard.SchemaVersion is not { } version)
            yield return dashboard.Error($"The dashboard has no 'schemaVersion'; the newest is {Newest}.");
        else if (version > Newest)
            yield return dashboard.Error(SourceJson.Line(dashboard.Dashboard.Json.At("schemaVersion")!), $"'schemaVersion' is {version}; the newest that Grafana 12 and 13 read is {Newest}.");
    }
}
