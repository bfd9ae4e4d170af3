using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>No rule reads further back than the stack keeps samples. Stock rule sets break here on stacks with a short retention, and nobody notices.</summary>
internal sealed class LooksBackWithinRetention : RuleCheck
{
    protected override IEnumerable<Problem> Check(CheckedRule rule, RuleLintContext context)
    {
        var tooFar = rule.References?.Lookbacks.Where(x => x.Length > context.Retention) ?? [];
        foreach (var lookback in tooFar.DistinctBy(x => (x.Selector.Name, x.Text)))
        {
            yield return rule.Error(
                $"reads {lookback.Selector.Name ?? "series"} {lookback.Text} back, but {context.Instance} keeps samples for {context.Retention}. Shorten the window or raise the retention.");
        }

        if (rule.Alert?.For is { } wait && wait > context.Retention)
            yield return rule.Error($"waits for {wait}, but {context.Instance} keeps samples for {context.Retention}.");
    }
}
