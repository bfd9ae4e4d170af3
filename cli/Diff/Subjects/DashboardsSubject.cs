using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff.Subjects;

/// <summary>Dashboards, panel by panel: queries, unit, thresholds and kind. Of a dashboard that comes or goes the panels are counted only.</summary>
internal sealed class DashboardsSubject : KeyedSubject
{
    private const string Separator = " › ";

    public override string Title => "Dashboards";

    public override IEnumerable<Change> Compare(StackObjects before, StackObjects after)
    {
        var changes = base.Compare(before, after).ToList();
        var whole = changes.Where(change => change.Kind != ChangeKind.Changed && !change.Name.Contains(Separator, StringComparison.Ordinal)).Select(change => change.Name + Separator).ToList();
        return changes.Where(change => !whole.Any(dashboard => change.Name.StartsWith(dashboard, StringComparison.Ordinal)));
    }

    protected override IEnumerable<(string Name, JObject Value)> Things(StackObjects side)
    {
        foreach (var dashboard in side.Files.Select(file => file.Content).Where(content => content["panels"] is JArray && content["uid"] is not null))
        {
            var title = (string?)dashboard["title"] ?? (string)dashboard["uid"]!;
            yield return (title, new JObject { ["uid"] = dashboard["uid"], ["variables"] = new JArray(dashboard.SelectTokens("templating.list[*].name")) });
            foreach (var panel in dashboard.SelectTokens("$..panels[*]").OfType<JObject>().Where(panel => (string?)panel["type"] != "row"))
                yield return ($"{title}{Separator}{panel["title"]}", Value(panel));
        }
    }

    private static JObject Value(JObject panel) => new()
    {
        ["type"] = panel["type"],
        ["unit"] = panel.SelectToken("fieldConfig.defaults.unit"),
        ["threshold"] = string.Join(", ", panel.SelectTokens("fieldConfig.defaults.thresholds.steps[*]").Where(step => step["value"] is JValue { Value: not null }).Select(step => $"{Number(step["value"]!)} {step["color"]}")),
        ["query"] = new JArray(panel.SelectTokens("targets[*]").OfType<JObject>().Select(target => new JObject { ["refId"] = target["refId"], ["expr"] = target["expr"] ?? target["query"] })),
        ["description"] = panel["description"],
    };

    private static string Number(JToken value) => ((double)value).ToString("R", CultureInfo.InvariantCulture);
}
