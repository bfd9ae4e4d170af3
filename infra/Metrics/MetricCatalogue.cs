using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Describe;
using Monitoring.Json;
using Monitoring.PromQl;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Metrics;

/// <summary>
/// Reads one <c>metrics.json</c>: per scrape job, where the list comes from and, per metric, its type, the labels that the exporter gives it, the bounds of
/// its buckets and the versions that have it.
/// </summary>
internal sealed partial class MetricCatalogue
{
    private static readonly ImmutableSortedDictionary<string, MetricType> Types =
        Enum.GetValues<MetricType>().ToImmutableSortedDictionary(x => x.ToString().ToLowerInvariant(), x => x, StringComparer.Ordinal);

    private readonly SourceFile _file;
    private readonly List<Problem> _problems = [];

    private MetricCatalogue(SourceFile file) => _file = file;

    /// <summary>The lists that could be read, and what is wrong with the rest; never throws.</summary>
    public static (ImmutableArray<JobMetrics> Jobs, ImmutableArray<Problem> Problems) Read(SourceFile file)
    {
        var catalogue = new MetricCatalogue(file);
        var jobs = catalogue.Jobs().ToImmutableArray();
        return (jobs, [.. catalogue._problems]);
    }

    private List<JobMetrics> Jobs()
    {
        if (SourceJson.Read(_file, _problems) is not { } root)
            return [];
        var reader = new ObjectReader(_file, root, "the catalogue", _problems);
        var jobs = reader.ObjectsByName("jobs").Select(job => Job(job.Key, job.Value)).ToList();
        reader.NothingElse();
        return jobs;
    }

    private JobMetrics Job(string name, JObject json)
    {
        var reader = new ObjectReader(_file, json, $"job '{name}'", _problems);
        var source = reader.Text("source", required: true) ?? "";
        var isNative = reader.Text("histograms") == "native";
        var bounds = Bounds(json, reader);
        var metrics = reader.ObjectsByName("metrics").Select(metric => Metric(metric.Key, metric.Value, bounds) with { IsNative = isNative }).ToList();
        if (reader.Text("histograms") is not (null or "native"))
            Wrong(json, "'histograms' is native, where the job stores each as one series, or is not there.");
        var decided = (reader.Has("decided") ? reader.Objects("decided") : []).Select(item => Decided(name, item)).ToImmutableArray();
        reader.NothingElse();
        return new JobMetrics(name, source, metrics) { Decided = decided };
    }

    private DecidedLabels Decided(string job, JObject json)
    {
        var reader = new ObjectReader(_file, json, $"a decided label of job '{job}'", _problems);
        var decided = new DecidedLabels(reader.Texts("by"), reader.Texts("labels"), reader.Text("for", required: true) == "ever");
        if (reader.Text("for") is { } length and not ("ever" or "now"))
            Wrong(json, $"'for' is ever, when the values follow for all time, or now, when they follow at any one moment; not '{length}'.");
        if (decided.By.Intersect(decided.Labels).FirstOrDefault() is { } circle)
            Wrong(json, $"The label '{circle}' cannot decide itself.");
        reader.NothingElse();
        return decided;
    }

    /// <summary>Sets of bounds by the name under which the job's metrics refer to them.</summary>
    private Dictionary<string, ImmutableArray<string>> Bounds(JObject json, ObjectReader reader)
    {
        var sets = reader.TextMap("buckets").ToDictionary(x => x.Key, x => x.Value.Split(' ').ToImmutableArray(), StringComparer.Ordinal);
        foreach (var (name, bounds) in sets)
        {
            var numbers = bounds.Select(x => double.TryParse(x, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).ToList();
            if (numbers.Zip(numbers.Skip(1)).Any(x => !(x.First < x.Second)) || numbers.Exists(double.IsNaN))
                Wrong(json, $"The buckets '{name}' have to be rising numbers with one space between them.");
        }

        return sets;
    }

    private KnownMetric Metric(string name, JObject json, Dictionary<string, ImmutableArray<string>> bounds)
    {
        var reader = new ObjectReader(_file, json, $"metric '{name}'", _problems);
        var type = Type(name, json, reader);
        var metric = new KnownMetric(name, type)
        {
            Labels = LabelSet.Of(reader.Texts("labels")),
            Buckets = Buckets(name, type, json, reader, bounds),
            Since = Version(name, json, reader, "since"),
            Until = Version(name, json, reader, "until"),
        };
        if (!MetricName().IsMatch(name))
            Wrong(json, $"'{name}' cannot be the name of a metric.");
        reader.NothingElse();
        return metric;
    }

    private ImmutableArray<string> Buckets(string name, MetricType type, JObject json, ObjectReader reader, Dictionary<string, ImmutableArray<string>> bounds)
    {
        if (reader.Text("buckets") is not { } set)
            return [];
        if (type != MetricType.Histogram)
            Wrong(json, $"Metric '{name}' is no histogram and has no buckets.");
        if (!bounds.TryGetValue(set, out var found))
            Wrong(json, $"The job of metric '{name}' has no buckets '{set}'.{Nearest.Suggestion(set, bounds.Keys)}");
        return found.IsDefault ? [] : found;
    }

    private MetricType Type(string name, JObject json, ObjectReader reader)
    {
        if (reader.Text("type", required: true) is not { } word)
            return MetricType.Unknown;
        if (!Types.TryGetValue(word, out var type))
            Wrong(json, $"The type of metric '{name}' is one of {string.Join(", ", Types.Keys)}, not '{word}'.{Nearest.Suggestion(word, Types.Keys)}");
        return type;
    }

    private string? Version(string name, JObject json, ObjectReader reader, string key)
    {
        var version = reader.Text(key);
        if (version is not null && !VersionNumber().IsMatch(version))
            Wrong(json, $"'{key}' of metric '{name}' has to be a version such as 1.19, not '{version}'.");
        return version;
    }

    private void Wrong(JObject at, string message) => _problems.Add(Problem.Error(SourceJson.Where(_file, at), message));

    [GeneratedRegex("^[a-zA-Z_][a-zA-Z0-9_]*$")]
    private static partial Regex MetricName();

    [GeneratedRegex(@"^\d+(\.\d+)*$")]
    private static partial Regex VersionNumber();
}
