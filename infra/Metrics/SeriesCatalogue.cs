using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;
using Monitoring.Settings;

namespace Monitoring.Metrics;

/// <summary>
/// All that is known about the series that an expression of one stack can select: what exporters expose, what the stack's scrape jobs make of it, and what its
/// rules record. What nobody knows is any label and an unknown type, so that only certain mistakes are found.
/// </summary>
public sealed class SeriesCatalogue
{
    private const string Job = "job";

    private readonly ImmutableDictionary<string, ScrapeJob> _jobs;
    private readonly ILookup<string, RecordedSeries> _recorded;
    private readonly Dictionary<string, LabelSet> _recordedLabels = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Job, KnownSeries Series), LabelSet> _labels = [];

    public SeriesCatalogue(KnownMetrics known, IEnumerable<ScrapeJob> jobs, IEnumerable<RecordedSeries> recorded)
    {
        Known = known;
        _jobs = jobs.DistinctBy(x => x.Name).ToImmutableDictionary(x => x.Name, StringComparer.Ordinal);
        _recorded = recorded.ToLookup(x => x.Name, StringComparer.Ordinal);
    }

    /// <summary>What the exporters expose.</summary>
    public KnownMetrics Known { get; }

    /// <summary>What is known of the selected series, once per job that can have it.</summary>
    public IEnumerable<KnownSeries> Find(VectorSelector selector) => JobsOf(selector).Select(x => x.Series);

    /// <summary>Jobs with a catalogue that can have the selected series.</summary>
    public IEnumerable<string> JobNames(VectorSelector selector) => JobsOf(selector).Select(x => x.Job);

    /// <summary>Rules that record the selected series.</summary>
    public IEnumerable<RecordedSeries> Recorded(VectorSelector selector) => selector.Name is { } name ? _recorded[name] : [];

    /// <summary>The scrape jobs of the stack from which the selected series can come.</summary>
    public IEnumerable<ScrapeJob> ScrapeJobs(VectorSelector selector) => JobNames(selector).Select(_jobs.GetValueOrDefault).OfType<ScrapeJob>();

    /// <summary>Intervals of the scrape jobs from which the series can come: of the named job even when it has no catalogue; null is the usual one.</summary>
    public IEnumerable<Duration?> IntervalsOf(VectorSelector selector) =>
        selector.Fixed(Job) is { } job ? (_jobs.TryGetValue(job, out var named) ? [named.Interval] : []) : ScrapeJobs(selector).Select(x => x.Interval);

    /// <summary>How the selected samples behave: by the catalogue, else by the name's ending; unknown when catalogues do not agree.</summary>
    public MetricType TypeOf(VectorSelector selector)
    {
        var types = Find(selector).Select(x => x.Type).Distinct().ToList();
        if (types.Count > 0)
            return types.Count == 1 ? types[0] : MetricType.Unknown;
        return selector.Name is { } name && !name.Contains(':', StringComparison.Ordinal) && name.EndsWith("_total", StringComparison.Ordinal) ? MetricType.Counter : MetricType.Unknown;
    }

    /// <summary>Labels that the selected series can have.</summary>
    public LabelSet LabelsOf(VectorSelector selector)
    {
        if (selector.Name is not { } name)
            return LabelSet.Any;
        if (_recorded.Contains(name))
            return LabelsOfRecorded(name);
        if (Known.Owner(name) is null && !Known.IsOfEveryJob(name) && !selector.Matchers.Any(x => x.Label == Job))
            return LabelSet.Any;
        var found = JobsOf(selector).Select(x => Labels(x.Job, x.Series)).ToList();
        return found.Count == 0 ? LabelSet.Any : found.Aggregate((left, right) => left.Or(right));
    }

    private LabelSet LabelsOfRecorded(string name)
    {
        if (_recordedLabels.TryGetValue(name, out var known))
            return known;
        // Until it is known: a rule may read what it records.
        _recordedLabels[name] = LabelSet.Any;
        return _recordedLabels[name] = _recorded[name].Select(x => ResultLabels.Of(x.Expression, LabelsOf).With(x.Labels)).Aggregate((left, right) => left.Or(right));
    }

    private LabelSet Labels(string job, KnownSeries series)
    {
        if (!_labels.TryGetValue((job, series), out var labels))
            _labels.Add((job, series), labels = _jobs.TryGetValue(job, out var scraped) ? TargetLabels.Of(scraped, series.Labels) : LabelSet.Any);
        return labels;
    }

    private IEnumerable<(string Job, KnownSeries Series)> JobsOf(VectorSelector selector)
    {
        if (selector.Name is not { } name)
            return [];
        var accepted = selector.Matchers.Where(x => x.Label == Job).ToList();
        return from found in Known.FindAll(name)
               from job in found.Job != KnownMetrics.OfEveryJob ? [found.Job] : _jobs.IsEmpty ? Known.Jobs : _jobs.Keys
               where accepted.TrueForAll(x => x.Accepts(job))
               select (job, found.Series);
    }
}
