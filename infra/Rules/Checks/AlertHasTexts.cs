using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>Every alert says in a line what is wrong, and in a text what it means.</summary>
internal sealed class AlertHasTexts : AlertCheck
{
    private static readonly string[] Texts = ["summary", "description"];

    protected override IEnumerable<Problem> Check(CheckedRule rule, AlertRule alert, RuleLintContext context) =>
        Texts.Where(x => string.IsNullOrWhiteSpace(alert.Annotation(x))).Select(x => rule.Error($"has no annotation '{x}'."));
}
