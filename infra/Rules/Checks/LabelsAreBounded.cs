using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>
/// No label carries the measured value: labels identify an alert, so one that changes with each evaluation makes a new alert each time and none ever
/// waits out its <c>for</c>.
/// </summary>
internal sealed class LabelsAreBounded : AlertCheck
{
    private static readonly string[] Unbounded = ["$value", ".Value", "query "];

    protected override IEnumerable<Problem> Check(CheckedRule rule, AlertRule alert, RuleLintContext context) =>
        from label in alert.Labels
        where TextTemplate.Actions(label.Value).Any(action => Unbounded.Any(x => action.Contains(x, StringComparison.Ordinal)))
        select rule.Error($"has the label '{label.Key}' with a value that changes: {label.Value}. Put it into an annotation.");
}
