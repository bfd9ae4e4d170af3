using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>Every alert has one page that says what to do: under docs/runbooks/, whose address the compiler adds, or at an address of its own.</summary>
internal sealed class AlertHasRunbook : AlertCheck
{
    protected override IEnumerable<Problem> Check(CheckedRule rule, AlertRule alert, RuleLintContext context)
    {
        var (hasPage, names) = (context.RunbookExists(alert.Name), alert.Annotation("runbook_url"));
        if (hasPage && names is not null)
            yield return rule.Error($"names a runbook in 'runbook_url', but docs/runbooks/{alert.Name}.md is there too. Keep one of them.");
        if (!hasPage && string.IsNullOrWhiteSpace(names))
            yield return rule.Error($"has no runbook. Write docs/runbooks/{alert.Name}.md, or give the address of another page in the annotation 'runbook_url'.");
    }
}
