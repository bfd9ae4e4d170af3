using Monitoring.Describe;
using Monitoring.PromQl;

namespace Monitoring.Metrics;

/// <summary>Says which labels the series of a scrape job have: those of the exporter, those of the target, and what relabelling makes of them.</summary>
public static class TargetLabels
{
    private const string Hidden = "__";

    /// <summary>Labels of all series of the job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="exporter">Labels that the exporter gives.</param>
    public static LabelSet Of(ScrapeJob job, LabelSet exporter)
    {
        var target = job.Relabel.Aggregate(LabelSet.Of(["job", "instance", .. job.Discovery is Discovery.Probes probes ? probes.Labels : []]), Apply).Without(label => label.StartsWith(Hidden, StringComparison.Ordinal));
        var renamed = job.HonorLabels ? [] : target.Names.Where(exporter.Names.Contains).Select(label => $"exported_{label}");
        return job.MetricRelabel.Aggregate(exporter.Or(target).With(renamed), Apply);
    }

    private static LabelSet Apply(LabelSet labels, RelabelRule rule) => rule switch
    {
        { Action: "labelmap" } => LabelSet.Any,
        { Action: "labeldrop", Regex: { } regex } => labels.Without(label => WholeRegex.IsMatch(regex, label)),
        { Action: "labelkeep", Regex: { } regex } => labels.Without(label => !WholeRegex.IsMatch(regex, label)),
        { Action: "replace" or "hashmod" or "lowercase" or "uppercase", TargetLabel: { } label } => label.Contains('$', StringComparison.Ordinal) ? LabelSet.Any : labels.With([label]),
        _ => labels,
    };
}
