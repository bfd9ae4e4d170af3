using System.Collections.Immutable;
using Monitoring.PromQl;
using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>Texts name only labels that the expression's result can have; any other shows as nothing in a message that somebody reads at night.</summary>
internal sealed class TemplateLabelsExist : IRuleCheck
{
    public IEnumerable<Problem> Check(ImmutableArray<CheckedRule> rules, RuleLintContext context)
    {
        var series = RuleSeries.Catalogue(rules, context);
        return rules.SelectMany(rule => rule is { Alert: { } alert, References: { } references } ? Check(rule, alert, ResultLabels.Of(references.Tree, series.LabelsOf)) : []);
    }

    private static IEnumerable<Problem> Check(CheckedRule rule, AlertRule alert, LabelSet result) =>
        from text in alert.Labels.Concat(alert.Annotations)
        from label in TextTemplate.Labels(text.Value).Distinct()
        where !result.Contains(label)
        select rule.Error($"writes $labels.{label} in '{text.Key}', but the expression's result has no label '{label}'.{Nearest.Suggestion(label, result.Names)}");
}
