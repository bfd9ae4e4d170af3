using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Metrics;

/// <summary>Prometheus, or what speaks its HTTP API v1. Questions go out as forms, because expressions outgrow addresses.</summary>
/// <param name="client">The way there.</param>
/// <param name="say">Called with each warning of the backend, once.</param>
internal sealed class PrometheusMetrics(BackendClient client, Action<string> say) : IMetricBackend
{
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);

    /// <summary>How far its clock is ahead of this machine's.</summary>
    public TimeSpan Ahead => client.Ahead;

    /// <summary>True for whoever follows: waits for it as long as it takes.</summary>
    public bool IsPatient
    {
        set => client.IsPatient = value;
    }

    public static async Task<PrometheusMetrics> OpenAsync(Signals signals, CancellationToken cancellation) =>
        new(await signals.OpenAsync(Backend.Prometheus, cancellation), signals.Say);

    public async Task<IReadOnlyList<MetricSeries>> QueryAsync(string expression, DateTimeOffset? at, CancellationToken cancellation)
    {
        List<KeyValuePair<string, string>> fields = [new("query", expression)];
        if (at is { } time)
            fields.Add(new("time", Seconds(time)));
        return SeriesIn(await AskAsync("api/v1/query", fields, cancellation));
    }

    public async Task<IReadOnlyList<MetricSeries>> QueryRangeAsync(string expression, DateTimeOffset start, DateTimeOffset end, TimeSpan step, CancellationToken cancellation) =>
        SeriesIn(await AskAsync("api/v1/query_range", [new("query", expression), new("start", Seconds(start)), new("end", Seconds(end)), new("step", step.TotalSeconds.ToString(CultureInfo.InvariantCulture))], cancellation));

    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> SeriesAsync(string selector, DateTimeOffset start, DateTimeOffset end, int limit, CancellationToken cancellation)
    {
        var found = await AskAsync("api/v1/series", [new("match[]", selector), new("start", Seconds(start)), new("end", Seconds(end)), new("limit", limit.ToString(CultureInfo.InvariantCulture))], cancellation);
        return [.. found.Children().Select(Labels)];
    }

    public async Task<IReadOnlyList<MetricTarget>> TargetsAsync(CancellationToken cancellation)
    {
        var targets = Data(await client.GetAsync("api/v1/targets?state=active", cancellation))["activeTargets"];
        return [.. from target in targets ?? new JArray()
                   select new MetricTarget(
                       (string?)target["scrapePool"] ?? "",
                       (string?)target["scrapeUrl"] ?? "",
                       Labels(target["labels"]),
                       Labels(target["discoveredLabels"]),
                       (string?)target["health"] == "up",
                       (string?)target["lastError"] ?? "",
                       Time(target["lastScrape"]),
                       TimeSpan.FromSeconds((double?)target["lastScrapeDuration"] ?? 0))
                   {
                       Interval = Duration.TryParse((string?)target["scrapeInterval"], CultureInfo.InvariantCulture, out var interval) ? interval.Value : null,
                   }];
    }

    public async Task<IReadOnlyList<AlertRuleState>> AlertRulesAsync(CancellationToken cancellation)
    {
        var groups = Data(await client.GetAsync("api/v1/rules?type=alert", cancellation))["groups"];
        return [.. from rule in (groups ?? new JArray()).SelectMany(one => one["rules"] ?? new JArray())
                   where (string?)rule["type"] == "alerting"
                   select new AlertRuleState(
                       (string?)rule["name"] ?? "",
                       (string?)rule["query"] ?? "",
                       (string?)rule["lastError"] ?? "",
                       [.. from alert in rule["alerts"] ?? new JArray()
                           select new AlertInstance(Labels(alert["labels"]), Labels(alert["annotations"]), (string?)alert["state"] == "firing", Time(alert["activeAt"]) ?? DateTimeOffset.MinValue)])];
    }

    private async Task<JToken> AskAsync(string path, IReadOnlyCollection<KeyValuePair<string, string>> fields, CancellationToken cancellation)
    {
        try
        {
            return Data(await client.PostFormAsync(path, fields, cancellation));
        }
        catch (BackendRefusedException e) when (e.Status is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented)
        {
            // A proxy in front that lets nothing but reading through.
            return Data(await client.GetAsync($"{path}?{string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}"))}", cancellation));
        }
    }

    private JToken Data(JToken answer)
    {
        var document = answer as JObject;
        foreach (var warning in document?["warnings"]?.Values<string>().OfType<string>().Where(_said.Add) ?? [])
            say($"{client.Backend.Title} warns: {warning}");
        return document?["data"] ?? throw new BackendRefusedException($"{client.Backend.Title} at {client.Address}", HttpStatusCode.OK, "its answer has no data; is this the right address?");
    }

    private static IReadOnlyList<MetricSeries> SeriesIn(JToken data) => (string?)data["resultType"] switch
    {
        "scalar" => [new(ImmutableSortedDictionary<string, string>.Empty, [Point(data["result"]!)])],
        // A native histogram has no one value, so it is left out.
        "vector" or "matrix" => [.. from series in data["result"]!
                                    let points = series["values"]?.Select(Point) ?? (series["value"] is { } value ? [Point(value)] : [])
                                    where points.Any()
                                    select new MetricSeries(Labels(series["metric"]), [.. points])],
        _ => [],
    };

    private static MetricPoint Point(JToken pair) => new(
        DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round((double)pair[0]! * 1000)),
        (string)pair[1]! switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            var text => double.Parse(text, CultureInfo.InvariantCulture),
        });

    private static ImmutableSortedDictionary<string, string> Labels(JToken? labels) =>
        (labels as JObject)?.Properties().ToImmutableSortedDictionary(label => label.Name, label => (string)label.Value!, StringComparer.Ordinal) ?? ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Null for Go's zero, which is "never".</summary>
    private static DateTimeOffset? Time(JToken? text) =>
        DateTimeOffset.TryParse((string?)text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year > 1 ? time : null;

    private static string Seconds(DateTimeOffset time) => (time.ToUnixTimeMilliseconds() / 1000m).ToString(CultureInfo.InvariantCulture);
}
