using System.Collections.Immutable;
using Monitoring.Cli.Backends.Metrics;
using Monitoring.Metrics;
using Monitoring.PromQl.Syntax;
using Monitoring.Stacks;

namespace Monitoring.Cli.Metrics;

/// <summary>Compares what a Prometheus stores with what the rules and dashboards of its stack select.</summary>
/// <param name="backend">The Prometheus.</param>
/// <param name="plan">The stack.</param>
internal sealed class UnusedSeries(IMetricBackend backend, MonitoringPlan plan)
{
    private const string NameLabel = "__name__";

    /// <summary>Number of series that are stored, and the metrics of which some are for nobody, the most first.</summary>
    public async Task<(long Stored, IReadOnlyList<UnusedMetric> Unused)> FindAsync(CancellationToken cancellation)
    {
        var stored = await backend.QueryAsync("count by (__name__, job) ({__name__=~\".+\"})", null, cancellation);
        var unused = new List<UnusedMetric>();
        foreach (var metric in stored.GroupBy(series => series[NameLabel], StringComparer.Ordinal).Where(metric => !IsMade(metric.Key)))
        {
            var all = (long)metric.Sum(series => series.Last);
            var used = await UsedAsync(metric.Key, all, cancellation);
            if (used < all)
                unused.Add(new UnusedMetric(metric.Key, string.Join(", ", metric.Select(series => series["job"]).Where(job => job.Length > 0).Order(StringComparer.Ordinal)), all - used, all));
        }

        return ((long)stored.Sum(series => series.Last), [.. unused.OrderByDescending(metric => metric.Unused).ThenBy(metric => metric.Name, StringComparer.Ordinal)]);
    }

    /// <summary>Prometheus makes these whatever anybody reads, and rules are recorded because somebody wrote them.</summary>
    private static bool IsMade(string name) => name.Contains(':', StringComparison.Ordinal) || name is "ALERTS" or "ALERTS_FOR_STATE" || KnownMetrics.OfOurExporters.IsOfEveryJob(name);

    private async Task<long> UsedAsync(string name, long all, CancellationToken cancellation)
    {
        var selectors = plan.ScrapeLists.Reads.Select(read => read.Selector).Where(selector => Names(selector, name)).Select(selector => Text(selector, name)).Distinct().ToImmutableArray();
        if (selectors.IsEmpty)
            return 0;
        if (selectors.Contains(Text(name, [])))
            return all;
        return await backend.QueryAsync($"count({string.Join(" or ", selectors)})", null, cancellation) is [var used, ..] ? (long)used.Last : 0;
    }

    private static bool Names(VectorSelector selector, string name) =>
        selector.Name is { } own ? own == name : selector.Matchers.Where(matcher => matcher.Label == NameLabel).All(matcher => matcher.Accepts(name));

    private static string Text(VectorSelector selector, string name) => Text(name, selector.Matchers.Where(matcher => matcher.Label != NameLabel && !matcher.HasVariable && !matcher.Label.Contains('$', StringComparison.Ordinal)));

    private static string Text(string name, IEnumerable<LabelMatcher> matchers) => $"{{{string.Join(", ", matchers.Select(Doctor.MetricQuestion.Text).Prepend($"{NameLabel}=\"{name}\""))}}}";
}
