using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Monitoring.Describe;
using Monitoring.PromQl.Syntax;

namespace Monitoring.Metrics.Lists;

/// <summary>
/// What the scrape jobs of a stack store, made from what its rules and dashboards read: a metric is stored from the moment somebody uses it, and nobody keeps a
/// list. Series that no selector of the stack can select are dropped before they are stored.
/// </summary>
/// <param name="reads">What the rules and dashboards of the stack read.</param>
/// <param name="extra">Regular expressions for names that every job stores although nobody reads them.</param>
/// <param name="known">What exporters expose: a job whose exporter has nothing of that kind is not asked for it.</param>
public sealed class ScrapeLists(ImmutableArray<MetricRead> reads, ImmutableArray<string> extra, KnownMetrics known)
{
    private const string NameLabel = "__name__";

    private readonly ImmutableHashSet<string> _families = [.. known.Jobs.SelectMany(job => known.ForJob(job)!.Families)];

    /// <summary>Asked for each pair of a selector and a job, and not quick to find.</summary>
    private readonly ConcurrentDictionary<ScrapeJob, ImmutableArray<string>?> _jobLabels = new(ReferenceEqualityComparer.Instance);

    /// <summary>What the rules and dashboards of the stack read.</summary>
    public ImmutableArray<MetricRead> Reads { get; } = reads;

    /// <summary>The descriptions, with jobs that store what is used and nothing else.</summary>
    public ImmutableArray<Description> Narrow(ImmutableArray<Description> descriptions) =>
        [.. descriptions.Select(description => description with { ScrapeJobs = [.. description.ScrapeJobs.Select(Narrow)] })];

    /// <summary>What a job stores, by its description before it was narrowed; null when it stores everything.</summary>
    public ScrapeList? Of(ScrapeJob job) => job.Keep == KeptMetrics.All ? null : new(job.Name,
    [
        .. Reads.SelectMany(read => Kept(read.Selector, job)),
        .. extra.Select(pattern => (ScrapeList.IsLiteral(pattern) ? pattern : $"(?:{pattern})", new SeriesCondition([]))),
    ]);

    /// <summary>What is stored of a job; null when that is everything, or when there is no such job.</summary>
    public ScrapeList? Of(IEnumerable<Description> descriptions, string job) =>
        descriptions.SelectMany(description => description.ScrapeJobs).FirstOrDefault(x => x.Name == job) is { } found ? Of(found) : null;

    /// <summary>Who reads a series of this name from a job, and which of them: by conditions such as <c>code=~"5.."</c>, empty for all.</summary>
    public IEnumerable<(MetricReader Reader, string Condition)> Readers(ScrapeJob job, string series) => (
        from read in Reads
        from kept in Kept(read.Selector, job)
        where Regex.IsMatch(series, $"^(?:{kept.Name})$", RegexOptions.CultureInvariant)
        select (read.Reader, kept.Condition.Text)).Distinct();

    /// <summary>True when the settings ask for metrics that nobody reads.</summary>
    public bool HasExtra => !extra.IsEmpty;

    /// <summary>Whatever is read of a job, the series that Prometheus makes for each target included.</summary>
    internal IEnumerable<MetricRead> Concerning(ScrapeJob job) =>
        Reads.Where(read => read.Selector.Name is { } name && known.IsOfEveryJob(name) ? IsOf(read.Selector, JobLabels(job)) : Kept(read.Selector, job).Any());

    /// <summary>True when the settings ask every job for the series.</summary>
    public bool IsExtra(string series) => extra.Any(pattern => Regex.IsMatch(series, $"^(?:{pattern})$", RegexOptions.CultureInvariant));

    private ScrapeJob Narrow(ScrapeJob job) =>
        Of(job) is { } list ? job with { MetricRelabel = [.. job.MetricRelabel, .. list.Steps(), .. UnusedLabelsOf(job, list)] } : job;

    private IEnumerable<RelabelRule> UnusedLabelsOf(ScrapeJob job, ScrapeList list)
    {
        if (JobLabels(job) is not [var label] || known.ForJob(label) is not { Decided.IsEmpty: false } catalogue || HasExtra)
            return [];
        var kept = Reads.Where(read => Kept(read.Selector, job).Any()).Select(read => (Read: read, IsOf: Names(read.Selector))).ToList();
        return UnusedLabels.Steps(job, list, catalogue, series => [.. kept.Where(x => x.IsOf(series)).Select(x => x.Read)]);
    }

    private IEnumerable<(string Name, SeriesCondition Condition)> Kept(VectorSelector selector, ScrapeJob job)
    {
        var values = JobLabels(job);
        if (!IsOf(selector, values))
            return [];
        var isNamed = selector.Matchers.Any(x => x is { Label: JobLabel.Name, HasVariable: false, Operator: "=" or "=~" });
        if (selector.Name is { } name && (name.Contains(':', StringComparison.Ordinal) || known.IsOfEveryJob(name) || !(isNamed || MayExpose(job, values, name))))
            return [];
        var conditions = selector.Matchers.Where(x => x.Label != NameLabel && !(x.Label == JobLabel.Name && values is [_])).Select(LabelCondition.Of).OfType<LabelCondition>();
        return [(NamePattern(selector), new SeriesCondition(conditions))];
    }

    private ImmutableArray<string>? JobLabels(ScrapeJob job) => _jobLabels.GetOrAdd(job, x => JobLabel.Values(x, known.ForJob(x.Name)));

    /// <summary>Says of a name whether the selector means it.</summary>
    private static Func<string, bool> Names(VectorSelector selector) => selector.Name is { } name
        ? series => series == name
        : new Regex($"^(?:{NamePattern(selector)})$", RegexOptions.CultureInvariant).IsMatch;

    private static bool IsOf(VectorSelector selector, ImmutableArray<string>? values) =>
        values is not { } all || all.Any(value => selector.Matchers.Where(x => x.Label == JobLabel.Name).All(x => x.Accepts(value)));

    /// <summary>A selector that names no metric in a way that can be judged here can select any.</summary>
    private static string NamePattern(VectorSelector selector) =>
        selector.Name is { } name ? Regex.Escape(name)
        : selector.Matchers.FirstOrDefault(x => x is { Label: NameLabel, Operator: "=~", HasVariable: false }) is { } pattern ? $"(?:{pattern.Value})"
        : ".+";

    /// <summary>
    /// A selector that names no job can mean any. Programs name their metrics after what they are about, so one that has nothing of the family
    /// (all before the first underscore) in its catalogue has no such metric in another version either.
    /// </summary>
    private bool MayExpose(ScrapeJob job, ImmutableArray<string>? values, string name)
    {
        var family = JobMetrics.FamilyOf(name);
        return !_families.Contains(family) || values is not { } jobs || jobs.Any(value => known.ForJob(value) is not { } list || list.Families.Contains(family));
    }
}
