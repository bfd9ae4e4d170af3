using Monitoring.Baseline;
using Monitoring.PromQl;
using Monitoring.Settings;

namespace Monitoring.Rules.Checks;

/// <summary>
/// What is recorded as <c>baseline:...</c> is taken over for more than a year: it comes from the scraping instance, often enough that each
/// federation finds a sample, and is not as fine as a pod.
/// </summary>
internal sealed class BaselinesAreFederated : RuleCheck
{
    private static readonly string[] TooFine = ["container", "container_id", "id", "instance", "le", "pod", "pod_ip", "uid"];

    protected override IEnumerable<Problem> Check(CheckedRule rule, RuleLintContext context)
    {
        if (rule.Rule is not RecordingRule recording || !recording.Name.StartsWith(BaselineTool.SeriesPrefix, StringComparison.Ordinal))
            yield break;
        if (context.FederatedSeries is not null)
            yield return rule.Error("is evaluated by the baseline instance, which takes over series of that name; give it another one, or move it to a file of the scraping instance.");
        if (recording.Name.Split(':').Length != 3)
            yield return rule.Error("needs a name of the form baseline:level:what, such as 'baseline:deployment:cpu_cores'.");
        if ((rule.Group.Interval ?? context.EvaluationInterval) > BaselineTool.LongestRecordingInterval)
            yield return rule.Error($"is evaluated every {rule.Group.Interval}; a federation finds no sample that is older than five minutes, so the interval of its group may be {BaselineTool.LongestRecordingInterval} at most.");
        if (rule.References is { } references && Finest(references) is { } label)
            yield return rule.Error($"may have the label '{label}', of which there are too many in a year; aggregate by what stays, such as namespace and deployment.");
    }

    /// <summary>What is made of recorded series alone has been aggregated before.</summary>
    private static string? Finest(PromQlReferences references) =>
        references.Metrics.All(name => name.Contains(':', StringComparison.Ordinal)) ? null : TooFine.FirstOrDefault(ResultLabels.Of(references.Tree).Contains);
}
