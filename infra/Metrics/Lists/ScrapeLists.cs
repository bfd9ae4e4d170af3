using System.Collections.Concurrent;
using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Lists;

/// <summary>
/// What the scrape jobs of a stack store, made from what its rules and dashboards read: a metric is stored from the moment somebody uses it, and nobody keeps a
/// list. Series that no selector of the stack can select are dropped before they are stored.
/// </summary>
/// <param name="reads">What the rules and dashboards of the stack read.</param>
/// <param name="extra">Regular expressions for names that every job stores although nobody reads them.</param>
/// <param name="known">What exporters expose: a job whose exporter has nothing of that kind is not asked for it.</param>
/// <param name="bucketFactor">How far apart neighbouring buckets may be, see <see cref="BucketThinning"/>.</param>
public sealed class ScrapeLists(ImmutableArray<MetricRead> reads, ImmutableArray<string> extra, KnownMetrics known, double bucketFactor = 1)
{
    private readonly HashSet<string> _families = known.Jobs.SelectMany(job => known.ForJob(job)!.Families).ToHashSet(StringComparer.Ordinal);
    private readonly ImmutableArray<(MetricRead Read, SelectedSeries Series)> _reads = Shared(reads);

    /// <summary>By the values of the label <c>job</c>; asked several times for each job, and not quick to find.</summary>
    private readonly ConcurrentDictionary<string, HashSet<SelectedSeries>> _kept = new(StringComparer.Ordinal);

    /// <summary>What the rules and dashboards of the stack read.</summary>
    public ImmutableArray<MetricRead> Reads { get; } = reads;

    /// <summary>The descriptions, with jobs that store what is used and nothing else.</summary>
    public ImmutableArray<Description> Narrow(ImmutableArray<Description> descriptions) =>
        [.. descriptions.Select(description => description with { ScrapeJobs = [.. description.ScrapeJobs.Select(Narrow)] })];

    /// <summary>What a job stores, by its description before it was narrowed; null when it stores everything.</summary>
    public ScrapeList? Of(ScrapeJob job)
    {
        if (job.Keep == KeptMetrics.All)
            return null;
        var inJob = JobLabels(job) is [_];
        return new(job.Name,
        [
            .. Kept(job).Select(series => (series.Pattern, series.Condition(inJob))),
            .. extra.Select(pattern => (ScrapeList.IsLiteral(pattern) ? pattern : $"(?:{pattern})", new SeriesCondition([]))),
        ]);
    }

    /// <summary>What is stored of a job; null when that is everything, or when there is no such job.</summary>
    public ScrapeList? Of(IEnumerable<Description> descriptions, string job) =>
        descriptions.SelectMany(description => description.ScrapeJobs).FirstOrDefault(x => x.Name == job) is { } found ? Of(found) : null;

    /// <summary>Who reads a series of this name from a job, and which of them: by conditions such as <c>code=~"5.."</c>, empty for all.</summary>
    public IEnumerable<(MetricReader Reader, string Condition)> Readers(ScrapeJob job, string series)
    {
        var (kept, inJob) = (Kept(job), JobLabels(job) is [_]);
        return _reads.Where(x => kept.Contains(x.Series) && x.Series.Means(series)).Select(x => (x.Read.Reader, x.Series.Condition(inJob).Text)).Distinct();
    }

    /// <summary>True when the settings ask for metrics that nobody reads.</summary>
    public bool HasExtra => !extra.IsEmpty;

    /// <summary>Whatever is read of a job, the series that Prometheus makes for each target included.</summary>
    internal IEnumerable<MetricRead> Concerning(ScrapeJob job)
    {
        var (kept, jobs) = (Kept(job), JobLabels(job));
        return _reads.Where(x => x.Series.Name is { } name && known.IsOfEveryJob(name) ? x.Series.IsOf(jobs) : kept.Contains(x.Series)).Select(x => x.Read);
    }

    /// <summary>True when the settings ask every job for the series.</summary>
    public bool IsExtra(string series) => extra.Any(pattern => WholeRegex.IsMatch(pattern, series));

    private ScrapeJob Narrow(ScrapeJob job) =>
        Of(job) is { } list
            ? job with { MetricRelabel = [.. job.MetricRelabel, .. list.Steps(), .. UnusedLabelsOf(job, list), .. LeftOutOf(job, list)], AskedNames = job.AnswersByName ? [.. list.Metrics] : [] }
            : job;

    private IEnumerable<RelabelRule> UnusedLabelsOf(ScrapeJob job, ScrapeList list)
    {
        if (JobLabels(job) is not [var label] || known.ForJob(label) is not { Decided.IsEmpty: false } catalogue || HasExtra)
            return [];
        return UnusedLabels.Steps(job, list, catalogue, ReadersOf(job));
    }

    private IEnumerable<RelabelRule> LeftOutOf(ScrapeJob job, ScrapeList list) => bucketFactor <= 1 || HasExtra ? [] :
        new BucketThinning(bucketFactor).Steps(list, metric => known.ForJob(job.Name)?.Metrics.GetValueOrDefault(metric)?.Buckets ?? [], ReadersOf(job));

    private Func<string, ImmutableArray<MetricRead>> ReadersOf(ScrapeJob job)
    {
        var kept = Kept(job);
        var byName = _reads.Where(x => kept.Contains(x.Series)).ToLookup(x => x.Series.Name);
        return series => [.. byName[series].Concat(byName[null].Where(x => x.Series.Means(series))).Select(x => x.Read)];
    }

    private HashSet<SelectedSeries> Kept(ScrapeJob job)
    {
        var jobs = JobLabels(job);
        return _kept.GetOrAdd(jobs is { } labels ? string.Join('\n', labels) : "", _ =>
        {
            var catalogues = jobs?.Select(known.ForJob).ToList();
            return [.. _reads.Select(x => x.Series).Distinct().Where(series => series.IsOf(jobs) && MayBeExposed(series, catalogues))];
        });
    }

    private ImmutableArray<string>? JobLabels(ScrapeJob job) => JobLabel.Values(job, known.ForJob(job.Name));

    /// <summary>
    /// A selector that names no job can mean any. Programs name their metrics after what they are about, so one that has nothing of the family
    /// (all before the first underscore) in its catalogue has no such metric in another version either.
    /// </summary>
    /// <param name="series">What is selected.</param>
    /// <param name="catalogues">Those of the job, null for a value of its label that has none; null when nobody knows the values.</param>
    private bool MayBeExposed(SelectedSeries series, List<JobMetrics?>? catalogues) => series.Family is not { } family
        || (!series.IsRecorded && !known.IsOfEveryJob(series.Name!) && (series.NamesJob || catalogues is null || !_families.Contains(family) || catalogues.Exists(x => x?.Families.Contains(family) != false)));

    private static ImmutableArray<(MetricRead Read, SelectedSeries Series)> Shared(ImmutableArray<MetricRead> reads)
    {
        var known = new Dictionary<string, SelectedSeries>(StringComparer.Ordinal);
        return [.. reads.Select(read => (read, One(read.Selector)))];

        SelectedSeries One(VectorSelector selector)
        {
            var text = PromQlPrinter.Print(selector);
            if (!known.TryGetValue(text, out var series))
                known.Add(text, series = new(selector));
            return series;
        }
    }
}
