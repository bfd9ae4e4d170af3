using Monitoring.PromQl;
using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>
/// The window of rate() and its like holds several scrapes: below two intervals there is often only one sample and the rule says nothing (an error);
/// below four one lost scrape makes a gap (a warning).
/// </summary>
internal sealed class WindowHoldsSeveralScrapes : RuleCheck
{
    private const int NeverBelow = 2;
    private const int Wanted = 4;

    protected override IEnumerable<Problem> Check(CheckedRule rule, RuleLintContext context)
    {
        foreach (var rate in rule.References is { } references ? RateWindow.In(references.Tree) : [])
        {
            var interval = Interval(rate, context);
            if (rate.Window.Length is not { } window || window >= interval * Wanted)
                continue;
            var message = $"takes {rate.Function}() over {rate.Window.Text}, but samples come every {interval}; use at least {interval * Wanted}.";
            yield return window < interval * NeverBelow ? rule.Error(message) : rule.Warning(message);
        }
    }

    private static Duration Interval(RateWindow rate, RuleLintContext context) => rate.Selector switch
    {
        { Name: { } name } when name.Contains(':', StringComparison.Ordinal) => context.EvaluationInterval,
        { } selector when selector.Fixed("job") is { } job && context.ScrapeIntervals.TryGetValue(job, out var own) => own,
        _ => context.ScrapeInterval,
    };
}
