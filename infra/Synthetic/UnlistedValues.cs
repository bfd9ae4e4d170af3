using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Metrics;

namespace Monitoring.Synthetic;

/// <summary>How large and how lively values are where only the name of a metric is known: what its words usually mean.</summary>
internal static partial class UnlistedValues
{
    private const double Day = 86_400;

    /// <summary>The size of a value, see <see cref="MetricShape.Value"/>.</summary>
    public static double Of(string name, MetricType type) => type switch
    {
        _ when Trouble().IsMatch(name) => 0,
        MetricType.Counter when name.Contains("bytes", StringComparison.Ordinal) => 300_000,
        MetricType.Counter or MetricType.Histogram or MetricType.Summary => 150,
        _ when name.Contains("timestamp", StringComparison.Ordinal) || name.EndsWith("_time", StringComparison.Ordinal) || name.EndsWith("start_time_seconds", StringComparison.Ordinal) => 1_800_000_000,
        _ when name.Contains("bytes", StringComparison.Ordinal) => 200_000_000,
        _ when name.Contains("seconds", StringComparison.Ordinal) => 0.25,
        _ when name.Contains("percent", StringComparison.Ordinal) => 40.5,
        _ when name.Contains("ratio", StringComparison.Ordinal) => 0.4,
        _ => 1,
    };

    /// <summary>A mean that some buckets lie below and some above.</summary>
    public static double Mean(ImmutableArray<string> bounds) => bounds.IsEmpty ? 1 : Math.Max(double.Parse(bounds[bounds.Length / 2], CultureInfo.InvariantCulture), 1e-9);

    /// <summary>True for gauges that tell the time of something that happens again and again.</summary>
    public static bool IsClock(string name) => name == "node_time_seconds" || name.Contains("last", StringComparison.Ordinal) || name.Contains("renew", StringComparison.Ordinal);

    /// <summary>When something happened, up to a month before the play began, or when it ends.</summary>
    public static double Timestamp(string name, long start, ulong hash) =>
        Math.Floor(name.Contains("expir", StringComparison.Ordinal) ? start + (90 * Day) : start - Day - (Deterministic.Share(hash) * 30 * Day));

    /// <summary>True for gauges that do not move: settings, states and limits.</summary>
    public static bool IsStill(string name, double size) => (size < 1000 && Math.Floor(size) == size) || Limit().IsMatch(name);

    [GeneratedRegex("err|fail|drop|reject|corrupt|abort|timeout|evict|oom|panic|exceed|throttl|unavailable|underreplicated|overflow|missed|lost|pressure|violation|unassigned|killed|dead")]
    private static partial Regex Trouble();

    [GeneratedRegex("limit|max|size|capacity|quota|total$|allocatable|version|revision")]
    private static partial Regex Limit();
}
