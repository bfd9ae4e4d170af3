using System.Collections.Immutable;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>
/// The window of rate() and its like holds several scrapes: below two intervals there is often only one sample and the rule says nothing (an error);
/// below four one lost scrape makes a gap (a warning).
/// </summary>
internal sealed class WindowHoldsSeveralScrapes : IRuleCheck
{
    private const int NeverBelow = 2;
    private const int Wanted = 4;

    public IEnumerable<Problem> Check(ImmutableArray<CheckedRule> rules, RuleLintContext context)
    {
        var series = new SeriesCatalogue(context.KnownMetrics, context.ScrapeJobs, []);
        return rules.SelectMany(rule => Check(rule, new SampleIntervals(series, context.ScrapeInterval, context.EvaluationInterval)));
    }

    private static IEnumerable<Problem> Check(CheckedRule rule, SampleIntervals intervals)
    {
        foreach (var rate in rule.References is { } references ? RateWindow.In(references.Tree) : [])
        {
            var interval = intervals.Of(rate.Selector);
            if (rate.Window.Length is not { } window || window >= interval * Wanted)
                continue;
            var message = $"takes {rate.Function}() over {rate.Window.Text}, but samples come every {interval}; use at least {interval * Wanted}.";
            yield return window < interval * NeverBelow ? rule.Error(message) : rule.Warning(message);
        }
    }
}
