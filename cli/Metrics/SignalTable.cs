using Monitoring.Cli.Backends.Metrics;
using Monitoring.Cli.Terminal;
using Newtonsoft.Json.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Monitoring.Cli.Metrics;

/// <summary>The last values of signals, and how they are shown.</summary>
internal sealed class SignalTable(IReadOnlyCollection<SignalQuery> queries)
{
    private const int MostRows = 60;

    private static readonly string[] IdentityLabels = ["__name__", "namespace", "pod", "job", "instance", "node", "cluster", "stack"];

    private readonly Dictionary<(SignalQuery, string), SignalRow> _rows = [];

    /// <summary>In the order of the queries.</summary>
    public IEnumerable<SignalRow> Rows => queries.SelectMany(query => _rows.Values.Where(row => row.Query == query).OrderBy(row => row.Labels, StringComparer.Ordinal));

    /// <summary>Takes answers over.</summary>
    /// <param name="query">What was asked.</param>
    /// <param name="answer">All series of the answer.</param>
    /// <param name="most">Values that are kept of each.</param>
    /// <returns>The new values, with their series.</returns>
    public IEnumerable<(SignalRow Row, MetricSeries Series, MetricPoint Point)> Add(SignalQuery query, IReadOnlyList<MetricSeries> answer, int most = SignalRow.Width)
    {
        // Of a single series, nobody needs to read the labels.
        var names = answer.SelectMany(series => series.Labels.Keys).Distinct().Where(name => name != "__name__" && (answer.Select(series => series[name]).Distinct().Skip(1).Any() || !IdentityLabels.Contains(name))).ToList();
        foreach (var series in answer)
        {
            var labels = string.Join(' ', names.Order(StringComparer.Ordinal).Where(name => series[name].Length > 0).Select(name => $"{name}={series[name]}"));
            if (!_rows.TryGetValue((query, labels), out var row))
                _rows[(query, labels)] = row = new(query, labels);
            foreach (var point in series.Points)
            {
                row.Add(point, most);
                yield return (row, series, point);
            }
        }
    }

    /// <summary>For people: the last value, its history, and between which values it was.</summary>
    public IRenderable Draw()
    {
        var rows = Rows.ToList();
        var several = rows.Select(row => row.Query.Component).Distinct().Skip(1).Any();
        var table = PlainTable.WithoutEmpty(["component", "signal", "labels", "now", "", "least", "greatest"], [.. rows.Take(MostRows).Select(row => Cells(row, several))]);
        return rows.Count > MostRows ? new Rows(table, new Text($"and {rows.Count - MostRows} more series")) : table;
    }

    /// <summary>A value for programs, on a line of its own.</summary>
    public static JObject Json(SignalRow row, MetricSeries series, MetricPoint point) => new()
    {
        ["at"] = point.At.UtcDateTime,
        ["component"] = row.Query.Component.ToString(),
        ["signal"] = row.Query.Name,
        ["labels"] = JObject.FromObject(series.Labels),
        ["value"] = double.IsFinite(point.Value) ? point.Value : null,
    };

    private static IReadOnlyList<string> Cells(SignalRow row, bool withComponent)
    {
        var values = row.Points.Select(point => point.Value).ToList();
        var finite = values.Where(double.IsFinite).ToList();
        return
        [
            withComponent ? row.Query.Component.ToString() : "",
            row.Query.Name,
            row.Labels,
            Shown.Value(row.Last, row.Query.Unit),
            values.Count > 1 ? Sparkline.Draw(values) : "",
            finite.Count > 1 ? Shown.Value(finite.Min(), row.Query.Unit) : "",
            finite.Count > 1 ? Shown.Value(finite.Max(), row.Query.Unit) : "",
        ];
    }
}
