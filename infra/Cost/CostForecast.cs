using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Metrics.Lists;
using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Synthetic;

namespace Monitoring.Cost;

/// <summary>
/// What a stack's Prometheus will store and need, before there is one: the series that exporters of a cluster of this profile have, passed through the
/// relabelling that the stack's scrape jobs do. Exact for a cluster that is like its profile; what real ones do differently is what the forecast gets wrong.
/// </summary>
public sealed class CostForecast
{
    /// <summary>Series that Prometheus makes of each scrape itself: <c>up</c> and four about the scrape.</summary>
    private const int OfEveryScrape = 5;

    private readonly Lazy<ImmutableArray<ReaderCost>> _readers;

    private CostForecast(ImmutableArray<JobCost> jobs, int recorded, ImmutableArray<string> unknown, Duration evaluations, Duration retention, Func<ImmutableArray<ReaderCost>> readers)
    {
        (Jobs, Recorded, Unknown, Retention, _readers) = (jobs, recorded, unknown, retention, new(readers));
        Series = jobs.Sum(x => x.Stored + (OfEveryScrape * x.Targets)) + recorded;
        Scraped = jobs.Sum(x => x.Scraped);
        SamplesPerSecond = jobs.Sum(x => x.SamplesPerSecond + (OfEveryScrape * x.Targets / x.Interval.TotalSeconds)) + (recorded / evaluations.TotalSeconds);
    }

    /// <summary>What each scrape job costs, the most expensive first.</summary>
    public ImmutableArray<JobCost> Jobs { get; }

    /// <summary>Series that rules record.</summary>
    public int Recorded { get; }

    /// <summary>Jobs that find whatever there is, of which a forecast cannot know.</summary>
    public ImmutableArray<string> Unknown { get; }

    /// <summary>How long samples are kept.</summary>
    public Duration Retention { get; }

    /// <summary>Active series.</summary>
    public int Series { get; }

    /// <summary>Series that targets expose.</summary>
    public int Scraped { get; }

    /// <summary>Samples that are stored in a second.</summary>
    public double SamplesPerSecond { get; }

    /// <summary>Resident memory of Prometheus.</summary>
    public ByteSize Memory => StorageCost.Memory(Series, Scraped);

    /// <summary>Disk that a day needs.</summary>
    public ByteSize OfDay => StorageCost.OfDay(SamplesPerSecond);

    /// <summary>Disk at full retention.</summary>
    public ByteSize Disk => StorageCost.Disk(SamplesPerSecond, Retention);

    /// <summary>What each rule and panel reads, the most expensive first; takes a moment.</summary>
    public ImmutableArray<ReaderCost> Readers => _readers.Value;

    /// <param name="descriptions">The stack's descriptions, with its scrape lists compiled in.</param>
    /// <param name="lists">What its rules and dashboards read.</param>
    /// <param name="recordings">Its recording rules: name and expression.</param>
    /// <param name="settings">Intervals, limits, retention.</param>
    /// <param name="profile">The cluster.</param>
    public static CostForecast Of(
        ImmutableArray<Description> descriptions, ScrapeLists lists, IEnumerable<RecordedSeries> recordings, PrometheusSettings settings, ClusterProfile profile)
    {
        var targets = new SyntheticCluster(profile, MetricPrefixes.Of(descriptions)).Targets.ToLookup(x => x.Job, StringComparer.Ordinal);
        var jobs = descriptions.SelectMany(x => x.ScrapeJobs).ToList();
        var looked = jobs.Where(x => targets.Contains(x.Name)).Select(job => new ScrapedJob(job, [.. targets[job.Name]], lists.Of(job with { MetricRelabel = [] }))
            .Look(job.Interval ?? settings.ScrapeInterval, profile.SourcesFilter)).ToList();
        var stored = looked.SelectMany(x => x.Series).ToLookup(x => x.Name, StringComparer.Ordinal);
        return new(
            [.. looked.Select(x => x.Cost).OrderByDescending(x => x.Stored).ThenBy(x => x.Job, StringComparer.Ordinal)],
            new RecordedCount(stored, recordings).Total,
            [.. jobs.Select(x => x.Name).Where(x => !targets.Contains(x))],
            settings.EvaluationInterval, settings.Retention,
            () => ReaderCosts.Of(lists.Reads, stored));
    }

    /// <summary>What does not fit, each with the job to blame.</summary>
    /// <param name="settings">What the pod asks for.</param>
    /// <param name="key">Key of the settings, for the problem's place.</param>
    public IEnumerable<Problem> Problems(PrometheusSettings settings, string key)
    {
        var most = Jobs.MaxBy(x => (x.Stored * StorageCost.BytesPerStoredSeries) + (x.Scraped * StorageCost.BytesPerScrapedSeries));
        var blame = most is null ? "" : $" Most of it is the job '{most.Job}': {most.Stored} series of {most.Targets} targets.";
        if (Memory > settings.Resources.MemoryLimit)
            yield return Problem.Error($"{key}.resources.memoryLimit", $"Prometheus will need about {Shown(Memory)} for {Series} series, and may use {settings.Resources.MemoryLimit}.{blame}");
        else if (Memory > settings.Resources.Memory)
            yield return Problem.Error($"{key}.resources.memory", $"Prometheus will need about {Shown(Memory)} for {Series} series, and asks for {settings.Resources.Memory}.{blame}");
        if (Disk > settings.EffectiveRetentionSize)
            yield return Problem.Error($"{key}.volume", $"{Retention} of samples will need about {Shown(Disk)}, and {settings.EffectiveRetentionSize.WholeMebibytes} of the volume are for them; samples would go before their time.{blame}");
        foreach (var job in Jobs.Where(x => x.Stored > x.SeriesBudget))
            yield return Problem.Error($"{key}.jobs.{job.Job}.seriesBudget", $"The job '{job.Job}' will store about {job.Stored} series of {job.Targets} targets, and its budget is {job.SeriesBudget}.");
    }

    private static ByteSize Shown(ByteSize size) => size.WholeMebibytes;
}
