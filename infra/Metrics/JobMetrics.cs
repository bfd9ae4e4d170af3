using System.Collections.Immutable;

namespace Monitoring.Metrics;

/// <summary>The metrics that the targets of one scrape job expose.</summary>
public sealed class JobMetrics
{
    /// <param name="job">Value of the <c>job</c> label.</param>
    /// <param name="source">Where the list comes from.</param>
    /// <param name="metrics">The metrics, each name once.</param>
    public JobMetrics(string job, string source, IEnumerable<KnownMetric> metrics)
    {
        (Job, Source) = (job, source);
        Metrics = metrics.ToImmutableSortedDictionary(x => x.Name, x => x, StringComparer.Ordinal);
        Families = [.. Metrics.Keys.Select(FamilyOf)];
        Series = Metrics.Values.SelectMany(x => x.Series()).DistinctBy(x => x.Name).ToImmutableSortedDictionary(x => x.Name, x => x, StringComparer.Ordinal);
    }

    public string Job { get; }

    /// <summary>Where the list comes from: the exporter's version, and whether it was running or documented.</summary>
    public string Source { get; }

    /// <summary>Labels that tell no series apart, because others decide their values.</summary>
    public ImmutableArray<DecidedLabels> Decided { get; init; } = [];

    /// <summary>How the names begin, see <see cref="FamilyOf"/>.</summary>
    public ImmutableHashSet<string> Families { get; }

    /// <summary>Metrics by name.</summary>
    public ImmutableSortedDictionary<string, KnownMetric> Metrics { get; }

    /// <summary>What expressions can select, by name: histograms and summaries come in parts.</summary>
    public ImmutableSortedDictionary<string, KnownSeries> Series { get; }

    /// <summary>The same metrics, each under the name that it has in a cluster too.</summary>
    public JobMetrics With(MetricPrefixes prefixes) => !Families.Any(prefixes.Change) ? this
        : new(Job, Source, Metrics.Values.Concat(Metrics.Values.Select(x => x with { Name = prefixes.Rename(x.Name) })).DistinctBy(x => x.Name)) { Decided = Decided };

    /// <summary>All of a name before its first underscore; programs name their metrics after what they are about.</summary>
    public static string FamilyOf(string name) => name.IndexOf('_', StringComparison.Ordinal) is var end and > 0 ? name[..end] : name;
}
