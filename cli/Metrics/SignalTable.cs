using Monitoring.Cli.Backends.Metrics;
using Newtonsoft.Json.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Monitoring.Cli.Metrics;

/// <summary>The last values of signals, and how they are shown.</summary>
internal sealed class SignalTable(IReadOnlyCollection<SignalQuery> queries)
{
    private static readonly string[] IdentityLabels = ["__name__", "namespace", "pod", "job", "instance", "node", "cluster", "stack"];

    private readonly Dictionary<(SignalQuery, string), SignalRow> _rows = [];
    private readonly List<long> _times = [];

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

    /// <summary>What is added next was asked for at these times.</summary>
    public void GoesOn(DateTimeOffset from, DateTimeOffset until, TimeSpan step)
    {
        for (var at = from; at <= until; at += step)
            _times.Add(at.ToUnixTimeMilliseconds());
        _times.RemoveRange(0, Math.Max(0, _times.Count - SignalRow.Width));
    }

    /// <summary>For people: the value now, its history, and between which values it was.</summary>
    public IRenderable Draw(int width, int height = int.MaxValue) => SignalPicture.Draw([.. Rows], _times, width, height);

    /// <summary>A value for programs, on a line of its own.</summary>
    public static JObject Json(SignalRow row, MetricSeries series, MetricPoint point) => new()
    {
        ["at"] = point.At.UtcDateTime,
        ["component"] = row.Query.Component.ToString(),
        ["signal"] = row.Query.Name,
        ["labels"] = JObject.FromObject(series.Labels),
        ["value"] = double.IsFinite(point.Value) ? point.Value : null,
    };
}
