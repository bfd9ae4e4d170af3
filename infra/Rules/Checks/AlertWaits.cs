using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>
/// Every alert waits before it fires, because one bad evaluation is no reason to call somebody. Alerts that read no series at all (<c>vector(1)</c>) are meant to
/// fire always; others may be listed in <see cref="RuleLintContext.ImmediateAlerts"/>.
/// </summary>
internal sealed class AlertWaits : AlertCheck
{
    protected override IEnumerable<Problem> Check(CheckedRule rule, AlertRule alert, RuleLintContext context)
    {
        var waits = alert.For is { } wait && wait > Duration.Zero;
        if (!waits && rule.References is not { Selectors.IsEmpty: true } && !context.ImmediateAlerts.ContainsKey(alert.Name))
            yield return rule.Error("fires at the first bad evaluation. Give it a 'for', or list it with a reason among the alerts that fire at once.");
    }
}
