using System.Collections.Immutable;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>Rules ask only for what an exporter exposes or another rule records.</summary>
internal sealed class MetricsExist : IRuleCheck
{
    public IEnumerable<Problem> Check(ImmutableArray<CheckedRule> rules, RuleLintContext context)
    {
        var recorded = rules.Select(x => x.Rule).OfType<RecordingRule>().Select(x => x.Name).ToImmutableSortedSet(StringComparer.Ordinal);
        var there = context.FederatedSeries is { } federated ? recorded.Union(federated) : recorded;
        return from rule in rules
               from message in rule.References is { } references ? Messages(references, there, context).Distinct() : []
               select rule.Error(message);
    }

    private static IEnumerable<string> Messages(PromQlReferences references, ImmutableSortedSet<string> recorded, RuleLintContext context)
    {
        var messages = MetricUse.Unknown(references, context.KnownMetrics).Concat(MetricUse.NotRecorded(references, recorded));
        return context.FederatedSeries is null ? messages : messages.Concat(MetricUse.NotFederated(references));
    }
}
