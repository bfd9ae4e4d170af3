using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>Every alert has a severity that Alertmanager's routes know.</summary>
internal sealed class AlertHasSeverity : AlertCheck
{
    protected override IEnumerable<Problem> Check(CheckedRule rule, AlertRule alert, RuleLintContext context)
    {
        var severity = alert.SeverityIn(rule.Group);
        if (severity is not null && context.Severities.Contains(severity))
            yield break;
        var known = string.Join(", ", context.Severities.Order(StringComparer.Ordinal));
        yield return rule.Error(severity is null
            ? $"has no label 'severity'. It is one of {known}."
            : $"has the severity '{severity}', which is none of {known}.{Nearest.Suggestion(severity, context.Severities)}");
    }
}
