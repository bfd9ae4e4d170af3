using System.Collections.Immutable;
using Monitoring.Metrics;
using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>The expression uses metrics as what they are, and labels that they have: see <see cref="ExpressionLint"/>.</summary>
internal sealed class ExpressionIsSound : IRuleCheck
{
    public IEnumerable<Problem> Check(ImmutableArray<CheckedRule> rules, RuleLintContext context)
    {
        var series = RuleSeries.Catalogue(rules, context);
        return from rule in rules
               from message in rule.References is { } references ? ExpressionLint.Check(references.Tree, series) : []
               select rule.Error(message);
    }
}
