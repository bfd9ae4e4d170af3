using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Settings;

namespace Monitoring.Metrics.Lists;

/// <summary>
/// Gives scrape jobs twice the usual interval where nobody needs more: every window over their series holds four samples, every alert about them, recorded
/// series in between included, waits for four, and no panel takes its window from Grafana, which counts on the usual interval.
/// </summary>
/// <param name="lists">What is read of the jobs.</param>
/// <param name="usual">Interval of the jobs that have none of their own.</param>
public sealed class ScrapeIntervals(ScrapeLists lists, Duration usual)
{
    private const int Samples = 4;

    /// <summary>Prometheus forgets a series five minutes after its last sample; a scrape that is lost must not look like that.</summary>
    private static readonly Duration Longest = Duration.Minutes(1);

    /// <summary>The descriptions, with an interval for each job that can do with the longer one.</summary>
    public ImmutableArray<Description> Lengthen(ImmutableArray<Description> descriptions)
    {
        if (usual * 2 > Longest || lists.HasExtra)
            return descriptions;
        var waits = Waits(lists.Reads);
        var impatient = lists.Reads.Where(read => Shortest(read, waits) < usual * 2 * Samples).ToHashSet<MetricRead>(ReferenceEqualityComparer.Instance);
        return [.. descriptions.Select(description => description with { ScrapeJobs = [.. description.ScrapeJobs.Select(job => Lengthen(job, impatient))] })];
    }

    private ScrapeJob Lengthen(ScrapeJob job, HashSet<MetricRead> impatient) => job.Interval is null && job.Keep == KeptMetrics.Used && !lists.Concerning(job).Any(impatient.Contains)
        ? job with { Interval = usual * 2 }
        : job;

    /// <summary>The shortest time in which the reader wants to see several samples; longer than any where it only wants the last one.</summary>
    private static Duration Shortest(MetricRead read, ImmutableDictionary<string, Duration> waits)
    {
        var ranges = read.Windows.Where(x => x.Kind == PromQl.TimeWindowKind.Range).Select(x => x.Length ?? Duration.Zero);
        var wait = read.IsAlert ? [read.For ?? Duration.Zero] : read.RecordedAs is { } name && waits.TryGetValue(name, out var found) ? [found] : Array.Empty<Duration>();
        return ranges.Concat(wait).DefaultIfEmpty(new(TimeSpan.MaxValue)).Min();
    }

    /// <summary>By recorded series, the shortest time for which an alert about it waits, about whatever is recorded from it included.</summary>
    private static ImmutableDictionary<string, Duration> Waits(ImmutableArray<MetricRead> reads)
    {
        var waits = new Dictionary<string, Duration>(StringComparer.Ordinal);
        var recorded = reads.Where(x => x.Selector.Name?.Contains(':', StringComparison.Ordinal) == true).ToList();
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var read in recorded)
            {
                Duration? wait = read.IsAlert ? read.For ?? Duration.Zero : read.RecordedAs is { } name && waits.TryGetValue(name, out var above) ? above : null;
                if (wait is not { } found || (waits.TryGetValue(read.Selector.Name!, out var known) && known <= found))
                    continue;
                waits[read.Selector.Name!] = found;
                changed = true;
            }
        }

        return waits.ToImmutableDictionary();
    }
}
