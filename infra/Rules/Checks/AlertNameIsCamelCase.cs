using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>Alert names are CamelCase, as Prometheus' documentation asks: they are read aloud and are part of addresses.</summary>
internal sealed class AlertNameIsCamelCase : AlertCheck
{
    protected override IEnumerable<Problem> Check(CheckedRule rule, AlertRule alert, RuleLintContext context)
    {
        if (!char.IsAsciiLetterUpper(alert.Name[0]) || !alert.Name.All(char.IsAsciiLetterOrDigit) || !alert.Name.Any(char.IsAsciiLetterLower))
            yield return rule.Error("needs a name in CamelCase, such as 'NodeDiskFull'.");
    }
}
