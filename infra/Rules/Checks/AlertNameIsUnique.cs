using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>
/// An alert name stands in one rule group only, because its runbook, its tests and inhibition go by the name. In that group it may stand once for each severity:
/// so the critical one can silence the warning.
/// </summary>
internal sealed class AlertNameIsUnique : IRuleCheck
{
    public IEnumerable<Problem> Check(ImmutableArray<CheckedRule> rules, RuleLintContext context)
    {
        foreach (var same in rules.Where(x => x.Alert is not null).GroupBy(x => x.Rule.Name, StringComparer.Ordinal))
        {
            var first = same.First();
            if (context.AlertsElsewhere.Contains(same.Key))
                yield return first.Error("is evaluated by another instance of the stack too. Give one of them another name.");
            foreach (var elsewhere in same.Where(x => (x.Path, x.Group.Name) != (first.Path, first.Group.Name)))
                yield return elsewhere.Error($"stands in rule group '{first.Group.Name}' of {first.Path} too. Give one of them another name.");
        }
    }
}
