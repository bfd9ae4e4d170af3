using System.Collections.Immutable;
using Monitoring.Dashboards.Thresholds;
using Monitoring.Json;
using Monitoring.Rules;
using Monitoring.Settings;

namespace Monitoring.Dashboards.Checks;

/// <summary>
/// A panel that links to an alert draws its threshold as the rule file has it, so that source and stack look alike, and does not state it in words, which
/// would lie once a stack changes it.
/// </summary>
internal sealed class PanelDrawsItsAlerts : DashboardCheck
{
    protected override IEnumerable<Problem> Check(CheckedDashboard dashboard, DashboardLintContext context) =>
        dashboard.Dashboard.Panels.SelectMany(panel => Check(panel, context.Alerts).Select(message => dashboard.Error(panel, message)));

    private static IEnumerable<string> Check(DashboardPanel panel, AlertThresholds alerts)
    {
        foreach (var unknown in panel.LinkedAlerts.Where(alert => !alerts.Contains(alert)))
            yield return $"links to the runbook of '{unknown}', which is no alert.{Nearest.Suggestion(unknown, alerts.Names)}";

        var lines = panel.LinkedAlerts.SelectMany(alert => alerts.Lines(alert)).ToImmutableArray();
        if (lines.IsEmpty)
            yield break;
        if (!ThresholdSteps.AreInOneDirection(lines))
        {
            yield return "links to alerts of which some fire above and some below their threshold. Give them panels of their own.";
            yield break;
        }

        var steps = ThresholdSteps.Of(lines);
        if (!ThresholdSteps.AreSame(panel.Json.At("fieldConfig", "defaults", "thresholds", "steps"), steps))
            yield return $"has other threshold steps than its alerts. They are: {ThresholdSteps.Text(steps)}.";
        if (panel.Json.At("fieldConfig", "defaults", "thresholds", "mode").Text() is not "absolute")
            yield return "needs thresholds of mode 'absolute', because those of its alerts are.";
        if (panel.Type == "timeseries" && panel.Json.At("fieldConfig", "defaults", "custom", "thresholdsStyle", "mode").Text() != "dashed")
            yield return "does not draw the thresholds of its alerts. Set fieldConfig.defaults.custom.thresholdsStyle.mode to 'dashed'.";
        foreach (var figure in TextFigure.In(panel.Description ?? "").Where(figure => lines.Any(line => figure.Values.Contains(line.Value))))
            yield return $"states the threshold of its alert in words ('{figure.Text}'), which settings can change. Leave it to the line.";
    }
}
