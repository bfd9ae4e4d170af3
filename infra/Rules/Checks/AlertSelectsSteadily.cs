using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;
using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>topk() and its like choose other series at each evaluation, so that an alert on them starts again and again and never waits out its <c>for</c>.</summary>
internal sealed class AlertSelectsSteadily : AlertCheck
{
    protected override IEnumerable<Problem> Check(CheckedRule rule, AlertRule alert, RuleLintContext context) =>
        from selection in (rule.References?.Tree.SelfAndDescendants().OfType<Aggregation>() ?? []).Select(x => x.Operator).Where(PromQlKeywords.Selections.Contains).Distinct()
        select rule.Error($"takes {selection}(), which may choose other series at each evaluation; compare all of them with a threshold.");
}
