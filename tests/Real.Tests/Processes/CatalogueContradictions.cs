using Monitoring.Metrics;

namespace Monitoring.Tests.Real.Processes;

/// <summary>Compares the catalogue of a scrape job with what a running program says.</summary>
internal static class CatalogueContradictions
{
    /// <summary>Where the catalogue and the program disagree; gauges that only count up are counters in a catalogue.</summary>
    public static IEnumerable<string> Of(string job, Exposition exposition)
    {
        var catalogue = KnownMetrics.OfOurExporters.ForJob(job)!;
        foreach (var (name, metric) in catalogue.Metrics.Where(metric => exposition.Types.ContainsKey(metric.Key)))
        {
            var (type, expected) = (exposition.Types[name], metric.Type);
            if (type != "untyped" && expected != MetricType.Unknown && !type.Equals($"{expected}", StringComparison.OrdinalIgnoreCase) && (type, expected) is not ("gauge", MetricType.Info or MetricType.Counter))
                yield return $"{name} is a {type}, not a {expected}.";
        }

        foreach (var (name, labels) in exposition.Labels.Where(series => catalogue.Series.ContainsKey(series.Key)))
        {
            foreach (var label in labels.Where(label => !catalogue.Series[name].Labels.Contains(label)))
                yield return $"{name} has the label '{label}'.";
        }
    }
}
