using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;
using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>
/// An alert fires for every series that its expression returns, so the expression has to leave series out when all is well. Alerts that read no series at all
/// (<c>vector(1)</c>) are meant to fire always.
/// </summary>
internal sealed class AlertHasCondition : AlertCheck
{
    protected override IEnumerable<Problem> Check(CheckedRule rule, AlertRule alert, RuleLintContext context)
    {
        if (rule.References is { Selectors.IsEmpty: false } references && !LeavesOut(references.Tree))
            yield return rule.Error("fires for every series that there is; compare with something. (bool keeps all series.)");
    }

    private static bool LeavesOut(PromQlExpression expression) => expression switch
    {
        BinaryOperation { Operator: "or" } either => LeavesOut(either.Left) && LeavesOut(either.Right),
        BinaryOperation { Operator: "and" or "unless" } => true,
        BinaryOperation operation when PromQlKeywords.Comparisons.Contains(operation.Operator) && !operation.ReturnsBool => true,
        FunctionCall { Name: "absent" or "absent_over_time" } => true,
        // Alerts are series only while they are pending or fire.
        VectorSelector selector => selector.Name is "ALERTS" or "ALERTS_FOR_STATE",
        _ => expression.Children.Any(LeavesOut),
    };
}
