using Monitoring.Metrics;
using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>Counters are read through rate() or increase(), and before any aggregation.</summary>
internal sealed class CountersAreRated : RuleCheck
{
    protected override IEnumerable<Problem> Check(CheckedRule rule, RuleLintContext context) =>
        rule.References is { } references ? MetricUse.WrongCounters(references, context.KnownMetrics).Distinct().Select(rule.Error) : [];
}
