using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.Metrics.Lists;
using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Synthetic;

namespace Monitoring.Cost;

/// <summary>What a scrape job makes of its targets. They are alike, so one of them is looked at, series by series.</summary>
/// <param name="job">The job as it is compiled.</param>
/// <param name="targets">Its targets, at least one.</param>
/// <param name="list">What it stores; null for everything.</param>
internal sealed class ScrapedJob(ScrapeJob job, ImmutableArray<SyntheticTarget> targets, ScrapeList? list)
{
    private const string Exported = "exported_";

    /// <summary>Exporters of our own, whose command line says what they produce.</summary>
    private static readonly ImmutableArray<string> LetThemselvesBeTold = ["kube-state-metrics", "node-exporter"];

    /// <summary>The job's part of the forecast, and the series that it stores.</summary>
    /// <param name="interval">Time between two scrapes.</param>
    /// <param name="sourcesFilter">See <see cref="ClusterProfile.SourcesFilter"/>.</param>
    public (JobCost Cost, ImmutableArray<StoredSeries> Series) Look(Duration interval, bool sourcesFilter)
    {
        var target = targets[targets.Length / 2];
        var relabelling = new RelabelRules(job.MetricRelabel);
        var told = LetThemselvesBeTold.Contains(job.Name) ? list?.Names.ToHashSet(StringComparer.Ordinal)
            : sourcesFilter && !job.AskedNames.IsEmpty ? job.AskedNames.ToHashSet(StringComparer.Ordinal)
            : null;
        var listed = list is null ? null : new GoRegex(string.Join('|', list.Names));
        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        var scraped = 0;
        var stored = ImmutableArray.CreateBuilder<StoredSeries>();
        foreach (var series in target.Series(told is null ? null : told.Contains))
        {
            if (IsPartOfNative(series))
                continue;
            scraped++;
            // No scrape job of ours renames a series into its list, and most names are in none.
            if (!IsListed(NameOf(series)))
                continue;
            var labels = Labels(target, series);
            if (relabelling.Apply(labels))
                stored.Add(new(labels, targets.Length));
        }

        bool IsListed(string name)
        {
            if (!known.TryGetValue(name, out var isListed))
                known.Add(name, isListed = listed?.IsMatch(name) != false);
            return isListed;
        }

        return (new(job.Name, targets.Length, scraped * targets.Length, stored.Count * targets.Length, job.SeriesBudget, interval), stored.ToImmutable());
    }

    /// <summary>Of a histogram that is stored as one series, the line with its count stands for all.</summary>
    private bool IsPartOfNative(SyntheticSeries series) => job.NativeHistograms && series.Type == MetricType.Histogram && !series.Name.EndsWith("_count", StringComparison.Ordinal);

    private string NameOf(SyntheticSeries series) => job.NativeHistograms && series.Type == MetricType.Histogram ? series.Metric : series.Name;

    /// <summary>What Prometheus makes of a line: the labels of the target are added, and one of the same name steps aside.</summary>
    private Dictionary<string, string> Labels(SyntheticTarget target, SyntheticSeries series)
    {
        var labels = new Dictionary<string, string>(series.Labels.Count + target.Labels.Count + 1, StringComparer.Ordinal) { [RelabelRules.Name] = NameOf(series) };
        foreach (var (name, value) in series.Labels)
        {
            if (value.Length > 0)
                labels[!job.HonorLabels && target.Labels.ContainsKey(name) ? Exported + name : name] = value;
        }

        foreach (var (name, value) in target.Labels)
        {
            if (value.Length > 0)
                labels.TryAdd(name, value);
        }

        return labels;
    }
}
