using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.PromQl;

namespace Monitoring.Metrics.Lists;

/// <summary>
/// Finds labels of a job's series that can go before they are stored. Two things have to hold for a label of a metric. No reader can see it: it is in no condition,
/// grouping or matching, and an aggregation takes it away before a result. And it tells no series apart: other labels of the metric, which stay, decide its value
/// (<see cref="DecidedLabels"/>); at any one moment where all readers look at single moments, and for all time where one looks at a window, because a series that ends
/// and one that begins must not become one. So series before and after correspond one to one up to the aggregation, and no answer changes.
/// </summary>
internal static class UnusedLabels
{
    private const string Name = "__name__";

    /// <param name="job">The job, before its list is applied.</param>
    /// <param name="list">What it stores.</param>
    /// <param name="catalogue">What its targets expose.</param>
    /// <param name="readers">Who reads a series of a name.</param>
    public static IEnumerable<RelabelRule> Steps(ScrapeJob job, ScrapeList list, JobMetrics catalogue, Func<string, ImmutableArray<MetricRead>> readers)
    {
        var deciding = catalogue.Decided.SelectMany(x => x.By).ToHashSet();
        var ofTarget = TargetLabels.Of(job with { MetricRelabel = [] }, LabelSet.None);
        var unused = list.Names.ToDictionary(name => name, name => Unused(name, catalogue, readers).Where(label => !deciding.Contains(label) && (job.HonorLabels || !ofTarget.Contains(label))).ToHashSet());
        foreach (var group in unused.Values.SelectMany(x => x).Distinct().GroupBy(label => string.Join('|', unused.Keys.Where(name => unused[name].Contains(label)).Order(StringComparer.Ordinal))).OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            var labels = group.Order(StringComparer.Ordinal).ToList();
            // A name of which the catalogue says that it has no such label does not lose it either.
            if (unused.All(x => x.Value.IsSupersetOf(labels) || (Find(x.Key, catalogue) is { } known && !labels.Exists(known.Contains))))
                yield return Relabel.DropLabels(string.Join('|', labels));
            else
                foreach (var label in labels)
                    yield return Relabel.Replace(group.Key, "", label, Name);
        }
    }

    private static IEnumerable<string> Unused(string name, JobMetrics catalogue, Func<string, ImmutableArray<MetricRead>> readers)
    {
        if (Find(name, catalogue) is not { } labels)
            yield break;
        var reads = readers(name);
        foreach (var decided in catalogue.Decided.Where(x => x.By.All(labels.Names.Contains) && (x.Always || reads.All(read => read.Windows.IsEmpty))))
        {
            foreach (var label in decided.Labels.Where(label => labels.Names.Contains(label) && !reads.Any(read => read.Live.Contains(label))))
                yield return label;
        }
    }

    /// <summary>Labels of a series; null when the catalogue does not have it, as with patterns.</summary>
    private static LabelSet? Find(string name, JobMetrics catalogue) => catalogue.Series.GetValueOrDefault(name)?.Labels;
}
