using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Rules;

/// <summary>
/// One way in which rules can be wrong. A new check is a new class under Checks/ and one line in <see cref="RuleLint"/>; derive it from
/// <see cref="AlertCheck"/> or <see cref="RuleCheck"/> unless it compares rules with each other.
/// </summary>
internal interface IRuleCheck
{
    /// <param name="rules">All rules of all files that could be read.</param>
    /// <param name="context">The stack's settings and what exists beside the rules.</param>
    IEnumerable<Problem> Check(ImmutableArray<CheckedRule> rules, RuleLintContext context);
}
