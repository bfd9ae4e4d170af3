using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Rules;

/// <summary>A check that looks at one rule at a time.</summary>
internal abstract class RuleCheck : IRuleCheck
{
    public IEnumerable<Problem> Check(ImmutableArray<CheckedRule> rules, RuleLintContext context) => rules.SelectMany(x => Check(x, context));

    protected abstract IEnumerable<Problem> Check(CheckedRule rule, RuleLintContext context);
}
