using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>The expression is PromQL.</summary>
internal sealed class ExpressionParses : RuleCheck
{
    protected override IEnumerable<Problem> Check(CheckedRule rule, RuleLintContext context)
    {
        if (rule.SyntaxError is { } error)
            yield return rule.Error($"has an expression that is not PromQL: {error.Message}");
    }
}
