using System.Collections.Immutable;
using Monitoring.Metrics;
using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>Rules ask only for what an exporter exposes or another rule records.</summary>
internal sealed class MetricsExist : IRuleCheck
{
    public IEnumerable<Problem> Check(ImmutableArray<CheckedRule> rules, RuleLintContext context)
    {
        var recorded = rules.Select(x => x.Rule).OfType<RecordingRule>().Select(x => x.Name).ToImmutableSortedSet(StringComparer.Ordinal);
        return from rule in rules
               from message in rule.References is { } references ? MetricUse.Unknown(references, context.KnownMetrics).Concat(MetricUse.NotRecorded(references, recorded)).Distinct() : []
               select rule.Error(message);
    }
}
