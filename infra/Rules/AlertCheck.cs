using Monitoring.Settings;

namespace Monitoring.Rules;

/// <summary>A check that looks at one alert at a time.</summary>
internal abstract class AlertCheck : RuleCheck
{
    protected sealed override IEnumerable<Problem> Check(CheckedRule rule, RuleLintContext context) =>
        rule.Alert is { } alert ? Check(rule, alert, context) : [];

    protected abstract IEnumerable<Problem> Check(CheckedRule rule, AlertRule alert, RuleLintContext context);
}
