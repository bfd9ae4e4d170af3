using System.Collections.Immutable;
using System.Reflection;
using Monitoring.Describe;
using Monitoring.Settings;

namespace Monitoring.Metrics;

/// <summary>
/// The metrics of the exporters that we deploy or watch, per scrape job. Use it to find a query that no series will ever answer, or one that takes a metric for
/// what it is not. The data are the <c>metrics.json</c> beside the classes that describe the jobs; a new one is found by its name. What Prometheus adds to every
/// job, such as <c>up</c>, stands under the job <c>*</c>.
/// </summary>
public sealed class KnownMetrics
{
    private const string FileName = "metrics.json";

    /// <summary>A job owns a prefix when it has at least this many of its names; with fewer, other programs may well use the prefix too.</summary>
    private const int NamesThatMakeAnOwner = 8;

    /// <summary>The list of the series that Prometheus itself adds to every job or writes for its rules.</summary>
    internal const string OfEveryJob = "*";

    private static readonly Lazy<KnownMetrics> Embedded = new(LoadEmbedded);

    private readonly ImmutableSortedDictionary<string, JobMetrics> _jobs;
    private readonly Lazy<ImmutableSortedDictionary<string, string>> _owners;
    private readonly Lazy<ILookup<string, (string Job, KnownSeries Series)>> _series;

    private KnownMetrics(IEnumerable<JobMetrics> jobs, ImmutableArray<Problem> problems)
    {
        Problems = problems;
        _jobs = jobs.ToImmutableSortedDictionary(x => x.Job, x => x, StringComparer.Ordinal);
        _owners = new(FindOwners);
        _series = new(() => _jobs.Values.SelectMany(job => job.Series.Values.Select(series => (job.Job, Series: series))).ToLookup(x => x.Series.Name, StringComparer.Ordinal));
    }

    /// <summary>The catalogues that are part of this assembly.</summary>
    public static KnownMetrics OfOurExporters => Embedded.Value;

    /// <summary>What is wrong with the catalogues.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>Jobs that have a list.</summary>
    public IEnumerable<string> Jobs => _jobs.Keys.Where(x => x != OfEveryJob);

    /// <summary>Never throws; what cannot be read is not in any list, and is said in <see cref="Problems"/>.</summary>
    public static KnownMetrics Parse(IEnumerable<SourceFile> files)
    {
        var read = files.OrderBy(x => x.Path, StringComparer.Ordinal).Select(file => (file.Path, Catalogue: MetricCatalogue.Read(file))).ToList();
        var jobs = read.SelectMany(x => x.Catalogue.Jobs.Select(job => (x.Path, Job: job))).GroupBy(x => x.Job.Job, StringComparer.Ordinal).ToList();
        var twice = from job in jobs
                    from again in job.Skip(1)
                    select Problem.Error(again.Path, $"The job '{job.Key}' has a list in {job.First().Path} too. Keep one of them.");
        return new(jobs.Select(x => x.First().Job), [.. read.SelectMany(x => x.Catalogue.Problems), .. twice]);
    }

    /// <summary>
    /// The same in a cluster whose exporters use other prefixes: each metric under its own name, in which our sources are written, and under that of the cluster,
    /// in which people write theirs.
    /// </summary>
    public KnownMetrics With(MetricPrefixes prefixes) => new(_jobs.Values.Select(x => x.With(prefixes)), Problems);

    /// <summary>The metrics of one job, or null when there is no list for it.</summary>
    public JobMetrics? ForJob(string job) => _jobs.GetValueOrDefault(job);

    /// <summary>True when the job exposes the series; the parts of a histogram or summary count as series.</summary>
    public bool Contains(string job, string series) => Lists(job).Any(x => x.Series.ContainsKey(series));

    /// <summary>True when any job exposes the series.</summary>
    public bool Contains(string series) => _series.Value.Contains(series);

    /// <summary>What is known of a series: from the job's list, or from each list that has it when the job is null.</summary>
    public IEnumerable<KnownSeries> Find(string? job, string series) => FindAll(series).Where(x => job is null || x.Job == job || x.Job == OfEveryJob).Select(x => x.Series);

    /// <summary>True for what Prometheus adds to every job.</summary>
    public bool IsOfEveryJob(string series) => _jobs.TryGetValue(OfEveryJob, out var list) && list.Series.ContainsKey(series);

    /// <summary>What is known of a series in each list that has it; what Prometheus adds to every job stands under the job <c>*</c>.</summary>
    public IEnumerable<(string Job, KnownSeries Series)> FindAll(string series) => _series.Value[series];

    /// <summary>The type of a series: from the job's list, from any list when the job is null, and <see cref="MetricType.Unknown"/> without any.</summary>
    public MetricType TypeOf(string? job, string series) => Find(job, series).Select(x => x.Type).FirstOrDefault(x => x != MetricType.Unknown);

    /// <summary>
    /// The job to which a metric's prefix (all before the first underscore, or the whole of a text without one) belongs: the one that exposes most
    /// of the known names with it. Null when several share it, as with <c>go_</c>, or when nobody has it.
    /// </summary>
    public string? Owner(string metricOrPrefix) => _owners.Value.GetValueOrDefault(JobMetrics.FamilyOf(metricOrPrefix));

    /// <summary>The known series that was most likely meant, among those of the job or, without one, of all.</summary>
    public string? Nearest(string series, string? job = null) =>
        Monitoring.Settings.Nearest.To(series, Lists(job).SelectMany(x => x.Series.Keys).Distinct());

    private IEnumerable<JobMetrics> Lists(string? job) => job is null ? _jobs.Values : _jobs.Values.Where(x => x.Job == job || x.Job == OfEveryJob);

    private ImmutableSortedDictionary<string, string> FindOwners()
    {
        var owners = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var names in _jobs.Values.SelectMany(job => job.Metrics.Keys.Select(name => (job.Job, Prefix: JobMetrics.FamilyOf(name)))).GroupBy(x => x.Prefix))
        {
            var (job, count) = names.CountBy(x => x.Job).MaxBy(x => x.Value);
            if (count >= NamesThatMakeAnOwner && count * 2 > names.Count())
                owners.Add(names.Key, job);
        }

        return owners.ToImmutable();
    }

    private static KnownMetrics LoadEmbedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return Parse(assembly.GetManifestResourceNames().Where(x => x.EndsWith(FileName, StringComparison.Ordinal)).Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return new SourceFile(name.Replace('\\', '/'), reader.ReadToEnd());
        }));
    }
}
