using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>Every alert has a page that says what to do; the compiler adds its address.</summary>
internal sealed class AlertHasRunbook : AlertCheck
{
    protected override IEnumerable<Problem> Check(CheckedRule rule, AlertRule alert, RuleLintContext context)
    {
        if (!context.RunbookExists(alert.Name))
            yield return rule.Error($"has no runbook. Write docs/runbooks/{alert.Name}.md.");
        if (alert.Annotation("runbook_url") is not null)
            yield return rule.Error("has an annotation 'runbook_url'. Remove it: it is added from the alert's name.");
    }
}
