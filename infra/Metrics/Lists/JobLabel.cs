using System.Collections.Immutable;
using Monitoring.Describe;

namespace Monitoring.Metrics.Lists;

/// <summary>Says which values the label <c>job</c> has on the series of a scrape job.</summary>
internal static class JobLabel
{
    public const string Name = "job";

    /// <summary>All values that are possible; null when relabelling or the target decides.</summary>
    public static ImmutableArray<string>? Values(ScrapeJob job, JobMetrics? catalogue)
    {
        if (job.HonorLabels && catalogue?.Metrics.Values.Any(x => x.Labels.Names.Contains(Name)) != false)
            return null;
        ImmutableArray<string> values = [job.Name];
        foreach (var rule in job.Relabel.AddRange(job.MetricRelabel).Where(rule => rule.Action == "labelmap" || rule.TargetLabel == Name))
        {
            if (rule.Action != "replace" || rule.Replacement?.Contains('$', StringComparison.Ordinal) != false)
                return null;
            values = rule is { SourceLabels.IsEmpty: true, Regex: null } ? [rule.Replacement] : [.. values.Append(rule.Replacement).Distinct()];
        }

        return values;
    }
}
