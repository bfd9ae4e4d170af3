using Monitoring.PromQl.Syntax;
using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>Texts round the values that have many digits: nobody reads 0.016666666666666666 at night.</summary>
internal sealed class ValuesAreReadable : AlertCheck
{
    private static readonly string[] Fractional =
        ["avg_over_time", "delta", "deriv", "histogram_quantile", "increase", "irate", "predict_linear", "quantile_over_time", "rate", "stddev_over_time"];

    protected override IEnumerable<Problem> Check(CheckedRule rule, AlertRule alert, RuleLintContext context) =>
        from function in Functions(rule).Take(1)
        from text in alert.Annotations
        where TextTemplate.Actions(text.Value).Any(action => action is "$value" or ".Value")
        select rule.Error($"writes {{{{ $value }}}} in '{text.Key}' as {function} gives it, with all its digits; write {{{{ $value | humanize }}}} or one of its like.");

    private static IEnumerable<string> Functions(CheckedRule rule) => (rule.References?.Tree.SelfAndDescendants() ?? []).Select(node => node switch
    {
        FunctionCall call when Fractional.Contains(call.Name) => $"{call.Name}()",
        Aggregation { Operator: "avg" or "quantile" or "stddev" } aggregation => $"{aggregation.Operator}()",
        BinaryOperation { Operator: "/" } => "a division",
        _ => null,
    }).OfType<string>();
}
