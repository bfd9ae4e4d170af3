using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Newtonsoft.Json.Linq;

namespace Monitoring.Synthetic;

/// <summary>The series of one job's exporter, beyond what its catalogue says: which label values occur, sizes of values. Read from <c>Exporters/&lt;job&gt;.json</c>.</summary>
internal sealed class ExporterShape
{
    private const string Folder = "synthetic/";
    private static readonly ConcurrentDictionary<string, ExporterShape> Loaded = new(StringComparer.Ordinal);

    private readonly JObject _json;

    private ExporterShape(JObject json)
    {
        _json = json;
        DefaultBuckets = [.. ((string?)json["defaultBuckets"] ?? "0.005 0.01 0.025 0.05 0.1 0.25 0.5 1 2.5 5 10").Split(' ')];
        Absent = (json["absent"]?.Values<string>() ?? []).OfType<string>().ToImmutableHashSet(StringComparer.Ordinal);
        Metrics = Texts("metrics").ToImmutableSortedDictionary(x => x.Name, Shapes, StringComparer.Ordinal);
        Unlisted = MetricShape.One with { Value = (double?)json["unlisted"] };
        IsStill = (bool?)json["still"] ?? false;
    }

    /// <summary>Metrics by name; most have one shape.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<MetricShape>> Metrics { get; }

    /// <summary>Bounds that are taken for the buckets of histograms whose own are not known.</summary>
    public ImmutableArray<string> DefaultBuckets { get; }

    /// <summary>The shape of metrics that only the catalogue knows.</summary>
    public MetricShape Unlisted { get; }

    /// <summary>Metrics of the catalogue that this exporter does not have: those of another path, and those that nobody turned on.</summary>
    public ImmutableHashSet<string> Absent { get; }

    /// <summary>True when gauges tell what is declared, and so stay as they are.</summary>
    public bool IsStill { get; }

    /// <summary>The shape of a job; of one without a file, nothing is known beyond its catalogue.</summary>
    public static ExporterShape Of(string job) => Loaded.GetOrAdd(job, Load);

    private static ExporterShape Load(string job)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Folder}{job}");
        if (stream is null)
            return new([]);
        using var reader = new StreamReader(stream);
        return new(JObject.Parse(reader.ReadToEnd()));
    }

    private IEnumerable<JProperty> Texts(string key) => _json[key] is JObject map ? map.Properties() : [];

    private ImmutableArray<MetricShape> Shapes(JProperty metric) => metric.Value is JArray several ? [.. several.Select(Shape)] : [Shape(metric.Value)];

    private MetricShape Shape(JToken json)
    {
        if (json is not JObject map)
            return MetricShape.One with { Value = (double)json };
        return new()
        {
            Type = (string?)map["type"],
            Labels = [.. (map["labels"]?.Values<string>() ?? []).OfType<string>()],
            Each = (string?)map["each"],
            Vary = [.. ((string?)map["vary"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)],
            Rows = Rows(map["rows"]),
            Value = (double?)map["value"] ?? 0,
            Mean = (double?)map["mean"] ?? 0,
        };
    }

    private ImmutableArray<ShapeRow> Rows(JToken? json) => json switch
    {
        null => [ShapeRow.Empty],
        JValue named => Rows(_json["rows"]![(string)named!]),
        _ => [.. json.Values<string>().OfType<string>().Select(Row)],
    };

    private static ShapeRow Row(string text)
    {
        var size = text.LastIndexOf('=');
        return size >= 0 && double.TryParse(text[(size + 1)..], CultureInfo.InvariantCulture, out var value)
            ? new([.. text[..size].Split('|')], value)
            : new([.. text.Split('|')], null);
    }
}
