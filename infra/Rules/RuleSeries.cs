using Monitoring.Metrics;
using Monitoring.PromQl;

namespace Monitoring.Rules;

/// <summary>What rules record, for whoever looks at expressions that read it.</summary>
public static class RuleSeries
{
    /// <summary>All that is known of the series that the rules can select.</summary>
    internal static SeriesCatalogue Catalogue(IEnumerable<CheckedRule> rules, RuleLintContext context) =>
        new(context.KnownMetrics, context.ScrapeJobs, Of(rules.Select(x => x.Rule)).Concat(context.RecordedElsewhere));

    /// <summary>The series that the rules record; rules whose expression is not PromQL are left out.</summary>
    public static IEnumerable<RecordedSeries> Of(IEnumerable<Rule> rules)
    {
        foreach (var rule in rules.OfType<RecordingRule>())
        {
            PromQlReferences references;
            try
            {
                references = PromQlReferences.Of(rule.Expression);
            }
            catch (PromQlException)
            {
                continue;
            }

            yield return new RecordedSeries(rule.Name, references.Tree, [.. rule.Labels.Select(x => x.Key)]);
        }
    }
}
