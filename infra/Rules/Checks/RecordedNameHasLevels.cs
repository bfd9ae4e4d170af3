using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>Recorded series are named <c>level:metric:operations</c>, so that nobody takes them for a metric of an exporter.</summary>
internal sealed class RecordedNameHasLevels : RuleCheck
{
    protected override IEnumerable<Problem> Check(CheckedRule rule, RuleLintContext context)
    {
        if (rule.Rule is RecordingRule recording && recording.Name.Split(':') is var parts && (parts.Length < 2 || parts.Any(x => x.Length == 0)))
            yield return rule.Error("needs a name of the form level:metric:operations, such as 'node:cpu_use:rate5m'.");
    }
}
