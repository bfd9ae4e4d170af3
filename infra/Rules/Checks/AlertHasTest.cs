using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>Every alert has a unit test.</summary>
internal sealed class AlertHasTest : AlertCheck
{
    protected override IEnumerable<Problem> Check(CheckedRule rule, AlertRule alert, RuleLintContext context)
    {
        if (!context.TestedAlerts.Contains(alert.Name))
            yield return rule.Error($"has no unit test under {Path.GetDirectoryName(rule.Path)?.Replace('\\', '/')}/tests/.");
    }
}
