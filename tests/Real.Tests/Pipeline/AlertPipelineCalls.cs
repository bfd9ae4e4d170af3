using Monitoring.Tests.Real.OnCall;
using Monitoring.Tests.Real.Processes;
using Xunit;

namespace Monitoring.Tests.Real.Pipeline;

/// <summary>What a test expects of the calls that arrive at the end of the way.</summary>
internal static class AlertPipelineCalls
{
    private const string Heartbeat = "prometheus-prod";

    /// <summary>Everything here happens within a few seconds; the limit is for a machine that is busy with other things.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(120);

    /// <summary>
    /// Longer than a peer waits for its turn and than a group waits for its next notification: a second call would have come by then, and what
    /// was notified has been told to the peer (until then a crash may repeat a call, but never lose one).
    /// </summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(9);

    /// <summary>Waits for one more call about the alert than there is now.</summary>
    public static Task<RecordedCall> NextCreateAsync(this AlertPipeline pipeline, string alert)
    {
        var known = pipeline.OnCall.Creates(alert).Count;
        return NextAsync(pipeline, $"somebody is called for {alert}", () => pipeline.OnCall.Creates(alert).Skip(known));
    }

    /// <summary>Waits until the alert of a call is closed.</summary>
    public static Task<RecordedCall> NextCloseAsync(this AlertPipeline pipeline, RecordedCall create) =>
        NextAsync(pipeline, "the call is closed", () => pipeline.OnCall.Closes((string)create.Body["alias"]!));

    public static Task<RecordedCall> NextHeartbeatAsync(this AlertPipeline pipeline)
    {
        var known = pipeline.OnCall.Pings(Heartbeat).Count;
        return NextAsync(pipeline, "the heartbeat arrives", () => pipeline.OnCall.Pings(Heartbeat).Skip(known));
    }

    /// <summary>Waits until a second call would have come, and counts.</summary>
    public static async Task AssertQuietAsync(this AlertPipeline pipeline, string alert, int creates, int closes)
    {
        await Task.Delay(Quiet);
        var found = pipeline.OnCall.Creates(alert);
        var aliases = found.Select(call => (string)call.Body["alias"]!).Distinct();
        var foundCloses = aliases.Sum(alias => pipeline.OnCall.Closes(alias).Count);
        Assert.True(
            (found.Count, foundCloses) == (creates, closes),
            $"Expected {creates} calls and {closes} closes for {alert}, found {found.Count} and {foundCloses}.\n{pipeline.Evidence}");
    }

    /// <summary>Names of the alerts that have called somebody with the priority of those that wake people, so far.</summary>
    public static IEnumerable<string> Pages(this AlertPipeline pipeline) =>
        pipeline.OnCall.Creates("").Where(call => (string?)call.Body["priority"] == "P1").Select(call => (string)call.Body["message"]!).Distinct();

    /// <summary>Waits until exactly these alerts of those that wake people fire.</summary>
    public static Task FireAsync(this AlertPipeline pipeline, params string[] alerts) => Eventually.HoldsAsync(
        $"exactly these alerts that wake people fire: {string.Join(", ", alerts)}", Soon, async () => (await pipeline.FiringAsync()).SequenceEqual(alerts), () => pipeline.Evidence);

    private static async Task<IEnumerable<string>> FiringAsync(this AlertPipeline pipeline) =>
        (await pipeline.Prometheus!.GetJsonAsync("api/v1/alerts")).SelectTokens("data.alerts[?(@.state == 'firing')].labels")
            .Where(labels => (string?)labels["severity"] == "critical").Select(labels => (string)labels["alertname"]!).Distinct().Order(StringComparer.Ordinal);

    private static Task<RecordedCall> NextAsync(AlertPipeline pipeline, string what, Func<IEnumerable<RecordedCall>> calls) =>
        Eventually.GetAsync(what, Soon, () => Task.FromResult(calls().FirstOrDefault()), () => pipeline.Evidence);
}
