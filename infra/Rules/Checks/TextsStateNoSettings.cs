using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>
/// No text states a figure that settings can replace: once they do, it would lie to whoever is called. A window of the expression may be named, even when
/// it is as long as the alert waits.
/// </summary>
internal sealed class TextsStateNoSettings : AlertCheck
{
    private static readonly string[] Texts = ["summary", "description"];

    protected override IEnumerable<Problem> Check(CheckedRule rule, AlertRule alert, RuleLintContext context)
    {
        var windows = rule.References?.Windows.Select(window => window.Length).OfType<Duration>().ToHashSet() ?? [];
        foreach (var key in Texts)
        {
            var figures = TextFigure.In(TextTemplate.WithoutActions(alert.Annotation(key) ?? "")).ToList();
            foreach (var figure in figures.Where(figure => figure.Length is { } length && IsWait(alert, length) && (figure.FollowsFor || !windows.Contains(length))))
                yield return rule.Error($"states in '{key}' how long it waits ('{figure.Text}'), which settings can change. Leave it out.");
            if (Threshold.In(alert.Expression) is not { } threshold)
                continue;
            foreach (var figure in figures.Where(figure => figure.Values.Contains(threshold.Value) && (figure.Length is not { } length || !windows.Contains(length))))
                yield return rule.Error($"states its threshold in '{key}' ('{figure.Text}'), which settings can change. Say it with {{{{ $value }}}}, or leave it out.");
        }
    }

    private static bool IsWait(AlertRule alert, Duration length) => length == alert.For || length == alert.KeepFiringFor;
}
