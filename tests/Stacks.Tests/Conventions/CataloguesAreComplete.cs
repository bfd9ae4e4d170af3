using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Conventions;

/// <summary>Every scrape job has a catalogue of its metrics, and every catalogue is that of a scrape job.</summary>
[Collection(StackRuns.Collection)]
public sealed class CataloguesAreComplete(StackRuns runs)
{
    [Fact]
    public void Jobs_and_lists_belong_together() => Assert.Empty(Violations([.. runs.Full.Plan.Descriptions.SelectMany(description => description.ScrapeJobs)], KnownMetrics.OfOurExporters.Jobs));

    [Fact]
    public void A_list_says_of_histograms_what_the_job_makes_of_them() => Assert.All(
        runs.Full.Plan.Descriptions.SelectMany(description => description.ScrapeJobs).Where(job => KnownMetrics.OfOurExporters.ForJob(LabelOf(job)) is not null),
        job => Assert.Equal(job.NativeHistograms, KnownMetrics.OfOurExporters.ForJob(LabelOf(job))!.Metrics.Values.Any(metric => metric.IsNative)));

    [Fact]
    public void A_job_without_a_list_and_a_list_without_a_job_are_found() => Assert.Equal(
        ["No metrics.json lists the metrics of job 'web'.", "A metrics.json lists metrics of job 'wep', which nobody describes."],
        Violations([Job("web"), Job("any") with { YieldsToClaims = true }], ["wep"]));

    /// <summary>Jobs that find their targets by annotation scrape whatever there is.</summary>
    private static IEnumerable<string> Violations(IReadOnlyList<ScrapeJob> jobs, IEnumerable<string> lists)
    {
        var listed = lists.ToHashSet(StringComparer.Ordinal);
        return jobs.Where(job => !job.YieldsToClaims && !listed.Contains(LabelOf(job))).Select(job => $"No metrics.json lists the metrics of job '{job.Name}'.")
            .Concat(listed.Except(jobs.Select(LabelOf)).Select(list => $"A metrics.json lists metrics of job '{list}', which nobody describes."));
    }

    /// <summary>The label <c>job</c> of its series: its name, unless relabelling sets another.</summary>
    private static string LabelOf(ScrapeJob job) => job.Relabel.FirstOrDefault(rule => rule.TargetLabel == "job" && rule.SourceLabels.IsEmpty)?.Replacement ?? job.Name;

    private static ScrapeJob Job(string name) => new(name, new Discovery.Static([])) { SeriesBudget = 1 };
}
