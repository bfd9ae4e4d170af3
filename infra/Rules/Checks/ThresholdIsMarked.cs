using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>A mark stands where settings and dashboards look for it: once, in an alert, directly behind the number that is compared.</summary>
internal sealed class ThresholdIsMarked : RuleCheck
{
    protected override IEnumerable<Problem> Check(CheckedRule rule, RuleLintContext context)
    {
        var marks = ThresholdMarks.Read(rule.Rule.Expression);
        if (rule.Alert is null && marks.Threshold is not null)
            return [rule.Error("marks a threshold, which only alerts have.")];
        return marks.Mistakes.Select(rule.Error);
    }
}
