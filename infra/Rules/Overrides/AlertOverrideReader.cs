using System.Collections.Immutable;
using Monitoring.Alerting;
using Monitoring.Settings;

namespace Monitoring.Rules.Overrides;

/// <summary>Reads the override of one alert name and changes the alerts that carry it.</summary>
/// <param name="path">Key path of the override.</param>
/// <param name="name">Name of the alerts.</param>
/// <param name="alerts">At least one; several differ in their severity.</param>
/// <param name="context">What the values are checked against.</param>
internal sealed class AlertOverrideReader(string path, string name, ImmutableArray<OverriddenAlert> alerts, AlertOverrideContext context)
{
    private readonly List<Problem> _problems = [];

    private string Severities => string.Join(" and ", alerts.Select(alert => alert.SourceSeverity ?? "none given"));

    public IEnumerable<Problem> Read(AlertOverride given)
    {
        if (IsEmpty(given) && given.Parts.IsEmpty)
            Useless(path, "changes nothing; remove it.");
        if (given.Threshold is not null && alerts.Length > 1)
            Error($"{path}.threshold", $"Alert {name} has one threshold each for {Severities}; say which, such as {path}.{alerts[0].SourceSeverity}.threshold.");
        else
            Apply(given, path, alerts);

        foreach (var (severity, change) in given.Parts)
        {
            var partPath = $"{path}.{severity}";
            if (!given.Enabled)
                Useless(partPath, "changes nothing, because the alert is switched off.");
            else if (alerts.Where(alert => alert.SourceSeverity == severity).ToImmutableArray() is not { IsEmpty: false } ofSeverity)
                Error(partPath, $"Alert {name} has no rule of severity {severity}, only {Severities}.");
            else if (IsEmpty(change))
                Useless(partPath, "changes nothing; remove it.");
            else
                Apply(change, partPath, ofSeverity);
        }

        SeveritiesDiffer(given);
        CriticalComesLast(given);
        return _problems;
    }

    private static bool IsEmpty(AlertChange change) => change is { Enabled: true, Threshold: null, For: null, KeepFiringFor: null, Severity: null };

    private void Apply(AlertChange change, string at, ImmutableArray<OverriddenAlert> targets)
    {
        if (!change.Enabled)
        {
            if (!IsEmpty(change with { Enabled = true }))
                Useless(at, "changes more than 'enabled', which has no effect, because the alert is switched off.");
            foreach (var target in targets)
                target.Result = null;
            return;
        }

        Threshold(change.Threshold, $"{at}.threshold", targets);
        Wait(change.For, $"{at}.for", targets, alert => alert.For, (alert, value) => alert with { For = value });
        Wait(change.KeepFiringFor, $"{at}.keepFiringFor", targets, alert => alert.KeepFiringFor, (alert, value) => alert with { KeepFiringFor = value });
        Severity(change.Severity, $"{at}.severity", targets);
    }

    private void Threshold(double? value, string at, ImmutableArray<OverriddenAlert> targets)
    {
        if (value is not { } number)
            return;
        foreach (var target in targets.Where(target => target.Result is not null))
        {
            if (Rules.Threshold.In(target.Source.Expression) is not { } threshold)
                Error(at, $"Alert {name} has no threshold that can be replaced; it is about a state. Accepted are enabled, for, keepFiringFor and severity.");
            else if (threshold.Value.Equals(number))
                Useless(at, $"changes nothing, because the threshold of the alert is {Rules.Threshold.Text(number)} already; remove it.");
            else
                target.Result = target.Result! with { Expression = threshold.Replace(target.Source.Expression, number) };
        }
    }

    private void Wait(Duration? value, string at, ImmutableArray<OverriddenAlert> targets, Func<AlertRule, Duration?> read, Func<AlertRule, Duration?, AlertRule> write)
    {
        if (value is not { } wait)
            return;
        if (wait > context.Retention)
            Error(at, $"{wait} is longer than this stack keeps samples ({context.Retention}).");
        else if (targets.All(target => (read(target.Source) ?? Duration.Zero) == wait))
            Useless(at, $"changes nothing, because it is {wait} already; remove it.");
        foreach (var target in targets.Where(target => target.Result is not null))
            target.Result = write(target.Result!, wait == Duration.Zero ? null : wait);
    }

    private void Severity(string? value, string at, ImmutableArray<OverriddenAlert> targets)
    {
        if (value is null)
            return;
        if (!context.Severities.Contains(value))
            Error(at, $"No route of Alertmanager knows the severity '{value}'; accepted are {string.Join(", ", context.Severities.Order(StringComparer.Ordinal))}.{Nearest.Suggestion(value, context.Severities)}");
        else if (targets.All(target => target.SourceSeverity == value))
            Useless(at, $"changes nothing, because it is {value} already; remove it.");
        foreach (var target in targets.Where(target => target.Result is not null))
            target.Result = target.Result!.With("severity", value);
    }

    private void SeveritiesDiffer(AlertOverride given)
    {
        var repeated = alerts.Where(alert => alert.Severity is not null).GroupBy(alert => alert.Severity, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.Key;
        if (repeated is null)
            return;
        var part = given.Parts.FirstOrDefault(part => part.Change.Severity == repeated).Severity;
        Error(part is null ? $"{path}.severity" : $"{path}.{part}.severity", $"Alert {name} would have two rules of severity {repeated}; switch one of them off, or leave their severities apart.");
    }

    /// <summary>A warning beyond the critical threshold would always come too late, and be hidden by the critical alert.</summary>
    private void CriticalComesLast(AlertOverride given)
    {
        var (critical, warning) = (Drawn("critical"), Drawn("warning"));
        if (critical is null || warning is null || critical.IsUpper != warning.IsUpper || (critical.IsUpper ? warning.Value <= critical.Value : warning.Value >= critical.Value))
            return;
        var part = given.Warning?.Threshold is not null ? "warning" : "critical";
        if (given.Parts.Any(given => given.Change.Threshold is not null))
            Error($"{path}.{part}.threshold", $"The warning would come at {Rules.Threshold.Text(warning.Value)}, after the critical alert at {Rules.Threshold.Text(critical.Value)}.");
    }

    private Threshold? Drawn(string severity) =>
        alerts.FirstOrDefault(alert => alert.Severity == severity)?.Result is { } alert ? Rules.Threshold.In(alert.Expression) : null;

    private void Error(string at, string message) => _problems.Add(Problem.Error(at, message));

    private void Useless(string at, string message) => _problems.Add(Problem.Warning(at, $"The override {message}"));
}
