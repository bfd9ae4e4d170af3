using Monitoring.Cli.Backends.Metrics;
using Monitoring.Questions;

namespace Monitoring.Cli.Alerts;

/// <summary>When alerts fired, as far back as the memory of a Prometheus reaches.</summary>
/// <param name="Start">Where the memory, or the time that was asked for, begins.</param>
/// <param name="End">Until when.</param>
/// <param name="Episodes">What fired in between.</param>
internal sealed record AlertHistory(DateTimeOffset Start, DateTimeOffset End, IReadOnlyList<AlertEpisode> Episodes)
{
    /// <summary>No Prometheus answers with more than 11,000 values of a series.</summary>
    private const int MostSteps = 10_000;

    private static readonly TimeSpan Fine = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Coarse = TimeSpan.FromMinutes(1);

    /// <summary>How far back a Prometheus remembers; null where it does not say.</summary>
    public static async Task<DateTimeOffset?> OldestAsync(IMetricBackend metrics, CancellationToken cancellation) =>
        await metrics.QueryAsync(QuestionList.Oldest.ForAll(), null, cancellation) is [var oldest, ..] ? DateTimeOffset.FromUnixTimeSeconds((long)oldest.Last) : null;

    /// <summary>Reads it.</summary>
    /// <param name="metrics">What remembers.</param>
    /// <param name="start">From when.</param>
    /// <param name="now">Until when.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<AlertHistory> ReadAsync(IMetricBackend metrics, DateTimeOffset start, DateTimeOffset now, CancellationToken cancellation)
    {
        var step = now - start > Fine * MostSteps ? Coarse : Fine;
        var points = new Dictionary<string, (MetricSeries Series, List<MetricPoint> Points)>(StringComparer.Ordinal);
        // The last step is now: what has just begun to fire is seen.
        for (var from = now - (step * Math.Floor((now - start) / step)); from <= now; from += step * MostSteps)
        {
            var until = from + (step * (MostSteps - 1));
            foreach (var series in await metrics.QueryRangeAsync(QuestionList.FiringAlerts.ForAll(), from, until < now ? until : now, step, cancellation))
            {
                var key = string.Join('\n', series.Labels.Select(label => $"{label.Key}={label.Value}"));
                if (!points.TryGetValue(key, out var known))
                    points[key] = known = (series, []);
                known.Points.AddRange(series.Points);
            }
        }

        return new(start, now, [.. points.Values.SelectMany(one => AlertEpisode.Of(one.Series with { Points = [.. one.Points] }, step, now))]);
    }
}
