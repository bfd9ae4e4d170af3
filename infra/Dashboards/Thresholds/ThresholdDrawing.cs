using System.Collections.Immutable;
using Monitoring.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Dashboards.Thresholds;

/// <summary>
/// Makes the panels of a dashboard follow the alerts of a stack: a panel that links to alerts draws their thresholds as the stack has them, and its links
/// lead to the stack's runbooks. Alerts that the stack does not have are neither drawn nor linked.
/// </summary>
/// <param name="Sources">All alerts of the project, as their files have them.</param>
/// <param name="Stack">The alerts of the stack, overrides in place.</param>
/// <param name="Runbooks">Address of the folder with the runbooks.</param>
public sealed record ThresholdDrawing(AlertThresholds Sources, AlertThresholds Stack, string Runbooks)
{
    /// <summary>Leaves dashboards as they are.</summary>
    public static ThresholdDrawing Nothing { get; } = new(AlertThresholds.None, AlertThresholds.None, "");

    internal void ApplyTo(JObject dashboard)
    {
        foreach (var panel in dashboard.At("panels").Objects().SelectMany(panel => panel.At("panels").Objects().Prepend(panel)).ToList())
            Draw(panel);
    }

    private void Draw(JObject panel)
    {
        var links = panel.At("links").Objects().Select(link => (Json: link, Alert: AlertLink.AlertOf(link.At("url").Text())))
            .Where(link => link.Alert is not null && Sources.Contains(link.Alert)).ToList();
        foreach (var (json, alert) in links)
        {
            if (Stack.Contains(alert!))
                json["url"] = Stack.RunbookUrl(alert!) ?? $"{Runbooks.TrimEnd('/')}/{alert}.md";
            else
                json.Remove();
        }

        if (!links.Exists(link => !Sources.Lines(link.Alert!).IsEmpty) || panel.At("fieldConfig", "defaults") is not JObject defaults)
            return;
        var lines = links.SelectMany(link => Stack.Lines(link.Alert!)).ToImmutableArray();
        if (!ThresholdSteps.AreInOneDirection(lines))
            return;
        if (defaults["thresholds"] is not JObject)
            defaults["thresholds"] = new JObject { ["mode"] = "absolute" };
        defaults["thresholds"]!["steps"] = ThresholdSteps.Of(lines);
        if (panel.At("type").Text() == "timeseries" && defaults["custom"] is JObject custom)
            custom["thresholdsStyle"] = new JObject { ["mode"] = lines.IsEmpty ? "off" : "dashed" };
    }
}
