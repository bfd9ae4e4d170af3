using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Host;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Alerts;

/// <summary>Alertmanager, by its API v2.</summary>
internal sealed partial class AlertmanagerAlerts(BackendClient client) : IAlertBackend
{
    /// <summary>How far its clock is ahead of this machine's.</summary>
    public TimeSpan Ahead => client.Ahead;

    public Uri Address => client.Address;

    public static async Task<AlertmanagerAlerts> OpenAsync(Signals signals, CancellationToken cancellation) => new(await signals.OpenAsync(Backend.Alertmanager, cancellation));

    public async Task<IReadOnlyList<KnownAlert>> AlertsAsync(CancellationToken cancellation) =>
        [.. from alert in await client.GetAsync("api/v2/alerts", cancellation)
            select new KnownAlert(
                Labels(alert["labels"]),
                Labels(alert["annotations"]),
                Time(alert["startsAt"]),
                Texts(alert["status"]?["silencedBy"]),
                Texts(alert["status"]?["inhibitedBy"]),
                [.. (alert["receivers"] ?? new JArray()).Select(receiver => (string)receiver["name"]!)])];

    public async Task<IReadOnlyList<Silence>> SilencesAsync(CancellationToken cancellation) =>
        [.. from silence in await client.GetAsync("api/v2/silences", cancellation)
            select new Silence(
                (string)silence["id"]!,
                [.. from matcher in silence["matchers"]!
                    select new LabelMatcher((string)matcher["name"]!, (string)matcher["value"]!, (bool?)matcher["isEqual"] ?? true, (bool)matcher["isRegex"]!)],
                Time(silence["startsAt"]),
                Time(silence["endsAt"]),
                (string?)silence["createdBy"] ?? "",
                (string?)silence["comment"] ?? "")
            {
                IsOver = (string?)silence["status"]?["state"] == "expired",
            }];

    public async Task<string> SilenceAsync(ImmutableArray<LabelMatcher> matchers, DateTimeOffset start, DateTimeOffset end, string author, string comment, CancellationToken cancellation)
    {
        var made = await client.SendAsync(
            HttpMethod.Post,
            "api/v2/silences",
            new JObject
            {
                ["matchers"] = new JArray(matchers.Select(matcher => new JObject { ["name"] = matcher.Name, ["value"] = matcher.Value, ["isRegex"] = matcher.IsRegex, ["isEqual"] = matcher.IsEqual })),
                ["startsAt"] = Text(start),
                ["endsAt"] = Text(end),
                ["createdBy"] = author,
                ["comment"] = comment,
            },
            cancellation);
        return (string)made["silenceID"]!;
    }

    public Task ExpireAsync(string id, CancellationToken cancellation) => client.SendAsync(HttpMethod.Delete, $"api/v2/silence/{Uri.EscapeDataString(id)}", null, cancellation);

    /// <summary>Raises an alert, or ends it when <paramref name="ends"/> is past.</summary>
    public Task RaiseAsync(IReadOnlyDictionary<string, string> labels, IReadOnlyDictionary<string, string> annotations, DateTimeOffset starts, DateTimeOffset ends, CancellationToken cancellation) => client.SendAsync(
        HttpMethod.Post,
        "api/v2/alerts",
        new JArray(new JObject { ["labels"] = JObject.FromObject(labels), ["annotations"] = JObject.FromObject(annotations), ["startsAt"] = Text(starts), ["endsAt"] = Text(ends) }),
        cancellation);

    /// <summary>The configuration that it runs with; every secret in it is <c>&lt;secret&gt;</c>.</summary>
    public async Task<string> ConfigurationAsync(CancellationToken cancellation) => (string)(await client.GetAsync("api/v2/status", cancellation))["config"]!["original"]!;

    /// <summary>How many notifications were tried so far, and how many failed, by the reason.</summary>
    public async Task<NotificationCounts> CountsAsync(CancellationToken cancellation)
    {
        var lines = (await client.GetTextAsync("metrics", cancellation)).Split('\n');
        return new NotificationCounts(
            lines.Where(line => line.StartsWith("alertmanager_notifications_total{", StringComparison.Ordinal)).Sum(ValueOf),
            lines.Where(line => line.StartsWith("alertmanager_notifications_failed_total{", StringComparison.Ordinal) && ValueOf(line) > 0)
                .ToDictionary(line => string.Join(": ", Quoted().Matches(line).Select(match => match.Groups[1].Value)), ValueOf, StringComparer.Ordinal));
    }

    private static double ValueOf(string line) => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture);

    [GeneratedRegex("=\"([^\"]*)\"")]
    private static partial Regex Quoted();

    private static ImmutableSortedDictionary<string, string> Labels(JToken? labels) =>
        (labels as JObject)?.Properties().ToImmutableSortedDictionary(label => label.Name, label => (string)label.Value!, StringComparer.Ordinal) ?? ImmutableSortedDictionary<string, string>.Empty;

    private static ImmutableArray<string> Texts(JToken? list) => [.. list?.Values<string>().OfType<string>() ?? []];

    private static DateTimeOffset Time(JToken? text) => DateTimeOffset.Parse((string)text!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
