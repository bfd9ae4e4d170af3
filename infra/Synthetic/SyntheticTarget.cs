using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Monitoring.Metrics;

namespace Monitoring.Synthetic;

/// <summary>One exporter of a synthetic cluster.</summary>
public sealed class SyntheticTarget
{
    private readonly SyntheticExposition _exposition;
    private readonly SyntheticObject _own;
    private readonly Func<string, IEnumerable<SyntheticObject>> _objects;

    internal SyntheticTarget(string job, int number, ImmutableSortedDictionary<string, string> labels, SyntheticExposition exposition, SyntheticObject own, Func<string, IEnumerable<SyntheticObject>> objects) =>
        (Job, Number, Labels, _exposition, _own, _objects) = (job, number, labels, exposition, own, objects);

    /// <summary>Name of the scrape job that finds it.</summary>
    public string Job { get; }

    /// <summary>Number among the job's targets, from 0.</summary>
    public int Number { get; }

    /// <summary>Labels that the job gives the target: <c>job</c>, <c>instance</c>, and those of its relabelling such as <c>node</c>.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; }

    /// <summary>Path under which the program serves it.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"/t/{Job}/{Number}");

    /// <summary>Everything that it exposes, the series of one metric after each other.</summary>
    /// <param name="produces">Metrics that its command line lets it produce; null for all.</param>
    public IEnumerable<SyntheticSeries> Series(Func<string, bool>? produces = null) => _exposition.Series(_own, _objects, produces ?? (_ => true));

    /// <summary>Writes what it answers to a scrape, in Prometheus' text format.</summary>
    /// <param name="atSeconds">Seconds after the play began.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="produces">Metrics that its command line lets it produce; null for all.</param>
    public void Write(double atSeconds, TextWriter writer, Func<string, bool>? produces = null)
    {
        var line = new StringBuilder();
        var metric = "";
        foreach (var series in Series(produces))
        {
            if (series.Metric != metric)
            {
                metric = series.Metric;
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"# TYPE {metric} {TypeName(series.Type)}\n"));
            }

            line.Clear().Append(series.Name);
            for (var i = 0; i < series.Labels.Count; i++)
                line.Append(i == 0 ? '{' : ',').Append(series.Labels[i].Key).Append("=\"").Append(Escaped(series.Labels[i].Value)).Append('"');
            if (series.Labels.Count > 0)
                line.Append('}');
            line.Append(' ').Append(CultureInfo.InvariantCulture, $"{series.At(atSeconds):R}").Append('\n');
            writer.Write(line);
        }
    }

    private static string TypeName(MetricType type) => type switch
    {
        MetricType.Unknown => "untyped",
        MetricType.Info => "gauge",
        _ => type.ToString().ToLowerInvariant(),
    };

    private static string Escaped(string value) =>
        value.AsSpan().IndexOfAny('\\', '"', '\n') < 0 ? value : value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
