using Monitoring.Metrics;
using Monitoring.PromQl;

namespace Monitoring.Rules;

/// <summary>What rules record, for whoever looks at expressions that read it.</summary>
public static class RuleSeries
{
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
