using Monitoring.Json;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Dashboards.Checks;

/// <summary>
/// Every panel, query and variable takes its data source from a variable, so that the dashboard works in any Grafana. Grafana's own pseudo data sources are fine.
/// </summary>
internal sealed class DatasourceIsChosen : DashboardCheck
{
    private const string Mixed = "-- Mixed --";
    private static readonly string[] OfGrafana = ["grafana", "-- Grafana --", "-- Dashboard --", Mixed];

    protected override IEnumerable<Problem> Check(CheckedDashboard dashboard, DashboardLintContext context)
    {
        var names = dashboard.Dashboard.Variables.Where(x => x.Type == "datasource").Select(x => x.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
        if (names.Count == 0)
            return [dashboard.Error("The dashboard has no variable of type 'datasource'.")];

        var example = $"${{{names.Order(StringComparer.Ordinal).First()}}}";
        return Users(dashboard.Dashboard)
            .Where(x => !IsFine(x.Datasource, names))
            .Select(x => dashboard.Error(x.Line, $"{x.Name} has to take its data source from a variable, as in \"uid\": \"{example}\"."));
    }

    private static IEnumerable<(string Name, int Line, JToken? Datasource)> Users(Dashboard dashboard)
    {
        foreach (var panel in dashboard.Panels.Where(x => !x.Targets.IsEmpty))
        {
            var own = panel.Json.At("datasource");
            yield return (Sentence(panel.Name), panel.Line, own);
            foreach (var target in panel.Targets.Where(x => x.Json.At("datasource") is not null || own.At("uid").Text() == Mixed))
                yield return ($"Target {target.RefId} of {panel.Name}", SourceJson.Line(target.Json), target.Json.At("datasource"));
        }

        foreach (var variable in dashboard.Variables.Where(x => x.Type == "query"))
            yield return ($"Variable '{variable.Name}'", variable.Line, variable.Json.At("datasource"));
        foreach (var annotation in dashboard.Json.At("annotations", "list").Objects())
            yield return ($"Annotation '{annotation.At("name").Text()}'", SourceJson.Line(annotation), annotation.At("datasource"));
    }

    private static string Sentence(string subject) => char.ToUpperInvariant(subject[0]) + subject[1..];

    private static bool IsFine(JToken? datasource, HashSet<string> names) =>
        (datasource.At("uid").Text() ?? datasource.Text()) is { } uid
        && (OfGrafana.Contains(uid) || names.Any(x => uid == $"${x}" || uid == $"${{{x}}}"));
}
