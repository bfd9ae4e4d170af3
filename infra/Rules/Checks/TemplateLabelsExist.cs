using Monitoring.PromQl;
using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>Texts name only labels that the expression's result can have; any other shows as nothing in a message that somebody reads at night.</summary>
internal sealed class TemplateLabelsExist : AlertCheck
{
    protected override IEnumerable<Problem> Check(CheckedRule rule, AlertRule alert, RuleLintContext context)
    {
        if (rule.References is not { } references)
            return [];
        var result = ResultLabels.Of(references.Tree);
        return from text in alert.Labels.Concat(alert.Annotations)
               from label in TextTemplate.Labels(text.Value).Distinct()
               where !result.Contains(label)
               select rule.Error($"writes $labels.{label} in '{text.Key}', but the expression's result has no label '{label}'.");
    }
}
