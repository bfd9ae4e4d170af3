namespace Monitoring.Metrics;

/// <summary>Reads a <c>{job}.metrics.txt</c>.</summary>
internal static class MetricsText
{
    public static JobMetrics Parse(string job, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(x => !x.StartsWith('#'));
        return new JobMetrics(job, lines.Select(x => Metric(job, x)));
    }

    private static KeyValuePair<string, MetricType> Metric(string job, string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var name, var type]
            ? KeyValuePair.Create(name, Type(type) ?? throw Wrong(job, line))
            : throw Wrong(job, line);

    private static MetricType? Type(string word) => word switch
    {
        "counter" => MetricType.Counter,
        "gauge" or "info" or "stateset" => MetricType.Gauge,
        "histogram" => MetricType.Histogram,
        "summary" => MetricType.Summary,
        "unknown" or "untyped" => MetricType.Unknown,
        _ => null,
    };

    private static FormatException Wrong(string job, string line) =>
        new($"'{line}' in {job}.metrics.txt is not a name and one of counter, gauge, histogram, summary, unknown.");
}
