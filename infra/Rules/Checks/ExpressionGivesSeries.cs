using Monitoring.PromQl;
using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>A rule's expression gives series or a number; Prometheus loads any other and fails at each evaluation.</summary>
internal sealed class ExpressionGivesSeries : RuleCheck
{
    protected override IEnumerable<Problem> Check(CheckedRule rule, RuleLintContext context)
    {
        if (rule.References is { } references && PromQlTypes.Of(references.Tree) is PromQlType.RangeVector or PromQlType.Text)
            yield return rule.Error("has an expression that gives neither series nor a number, but text or the samples of a window.");
    }
}
