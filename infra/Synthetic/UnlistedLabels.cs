using System.Collections.Immutable;

namespace Monitoring.Synthetic;

/// <summary>Values of labels of which only the name is known.</summary>
internal static class UnlistedLabels
{
    /// <summary>Most series that one metric gets this way.</summary>
    private const int Most = 16;

    private static readonly Dictionary<string, string[]> Usual = new(StringComparer.Ordinal)
    {
        ["code"] = ["200", "404", "500"],
        ["status_code"] = ["200", "500"],
        ["response_code"] = ["200", "503"],
        ["http_response_status_code"] = ["200", "500"],
        ["status"] = ["success", "failure"],
        ["result"] = ["success", "failure"],
        ["outcome"] = ["success", "failure"],
        ["method"] = ["GET", "POST"],
        ["verb"] = ["GET", "POST"],
        ["color"] = ["green", "yellow", "red"],
        ["area"] = ["heap", "nonheap"],
        ["breaker"] = ["fielddata", "parent", "request"],
        ["reporter"] = ["source", "destination"],
    };

    /// <summary>The shape with a row for each combination of usual values, and one value for each other label that the exporter itself does not answer.</summary>
    public static MetricShape Vary(MetricShape shape, ImmutableArray<string> labels, SyntheticObject target)
    {
        ImmutableArray<string> open = [.. labels.Where(label => target[label] is null)];
        var rows = new List<ImmutableArray<string>> { ImmutableArray<string>.Empty };
        foreach (var label in open)
        {
            var values = Usual.TryGetValue(label, out var usual) && rows.Count * usual.Length <= Most ? usual : [$"{label}-1"];
            rows = [.. rows.SelectMany(row => values.Select(row.Add))];
        }

        return shape with { Vary = open, Rows = [.. rows.Select(row => new ShapeRow(row, null))] };
    }
}
