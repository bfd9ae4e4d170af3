using System.Collections.Immutable;
using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>
/// No two rules record the same series: two of one name differ by a label that they add. Prometheus would evaluate both and keep whatever comes last.
/// </summary>
internal sealed class RecordedSeriesAreUnique : IRuleCheck
{
    public IEnumerable<Problem> Check(ImmutableArray<CheckedRule> rules, RuleLintContext context)
    {
        foreach (var same in rules.Where(x => x.Rule is RecordingRule).GroupBy(x => (x.Rule.Name, Labels(x))))
        {
            var first = same.First();
            foreach (var again in same.Skip(1))
                yield return again.Error($"writes the same series as {first.Path}:{first.Rule.Line}. Keep one of them, or give them different labels.");
        }
    }

    private static string Labels(CheckedRule rule) => string.Join(
        '\n',
        rule.Group.Labels.Where(x => rule.Rule.Label(x.Key) is null).Concat(rule.Rule.Labels).OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => $"{x.Key}={x.Value}"));
}
