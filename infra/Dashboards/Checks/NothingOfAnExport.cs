using Monitoring.Json;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Dashboards.Checks;

/// <summary>
/// Nothing that Grafana assigns or that only exports carry: with <c>__inputs</c> a provisioned dashboard asks for a data source and shows nothing, and an <c>id</c>
/// or <c>version</c> makes Grafana take it for an older copy of another one.
/// </summary>
internal sealed class NothingOfAnExport : DashboardCheck
{
    protected override IEnumerable<Problem> Check(CheckedDashboard dashboard, DashboardLintContext context) =>
        from key in DashboardCompiler.NotForGit
        let value = dashboard.Dashboard.Json.At(key)
        where value is not null && !(key == "id" && value.Type == JTokenType.Null)
        select dashboard.Error(SourceJson.Line(value), key == "id" ? "'id' has to be null: Grafana assigns it." : $"'{key}' does not belong into a source. Remove it.");
}
