using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Rules;

/// <summary>One thing that is wrong with rules. A new check is a new class and one line in <see cref="RuleLint"/>.</summary>
internal interface IRuleCheck
{
    /// <param name="rules">All rules of all files that could be read.</param>
    /// <param name="context">The stack's settings and what exists beside the rules.</param>
    IEnumerable<Problem> Check(ImmutableArray<CheckedRule> rules, RuleLintContext context);
}
