using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Traces;
using Monitoring.Cli.Backends.Traces.Zipkin;
using Monitoring.Cli.Traces;
using Monitoring.Tests.Cli.Backends;
using Xunit;

namespace Monitoring.Tests.Cli.Traces;

public sealed class TraceTailTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Every_trace_is_shown_once_whenever_its_spans_come_and_whoever_was_away()
    {
        var corpus = PlayedTrace.Corpus(10_000, Start, Hour);
        var tail = new TraceTail(new ArrivingTraces(corpus, Start, TimeSpan.FromSeconds(3)) { Outage = 300 }, new TraceFilter(), TimeProvider.System) { Interval = TimeSpan.Zero };
        var shown = new List<Trace>();

        await foreach (var trace in tail.FollowAsync(Start, default))
        {
            shown.Add(trace);
            if (shown.Count == corpus.Count)
                break;
        }

        Assert.Equal(corpus.Select(trace => trace.Id), shown.Select(trace => trace.Id).Order(Comparer<string>.Create((a, b) => Convert.ToInt64(a, 16).CompareTo(Convert.ToInt64(b, 16)))));
        // Nearly all are shown with every span; only what is late by more than a look is left to `traces show`.
        var spans = corpus.ToDictionary(trace => trace.Id, trace => trace.Spans.Count);
        Assert.InRange(shown.Count(trace => trace.Spans.Length == spans[trace.Id]), corpus.Count * 0.5, corpus.Count);
    }

    [Fact]
    public async Task A_Zipkin_that_stops_and_starts_again_is_read_on_without_gap_or_duplicate_and_that_is_said_once()
    {
        var start = DateTimeOffset.UtcNow.AddSeconds(-15);
        var corpus = PlayedTrace.Corpus(60, start, TimeSpan.FromSeconds(10));
        List<PlayedTrace> there = [.. corpus.Take(30)];
        var (said, shown, restarted) = (new List<string>(), new List<string>(), Task.CompletedTask);
        await using var zipkin = new PlayedZipkin(there);
        await using var client = new BackendClient(Backend.Zipkin, new HttpClient { BaseAddress = zipkin.Address }, said.Add, TimeProvider.System) { IsPatient = true };
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));

        await foreach (var trace in new TraceTail(new ZipkinTraces(client, TimeProvider.System), new TraceFilter(), TimeProvider.System) { Interval = TimeSpan.FromMilliseconds(50) }.FollowAsync(start, patience.Token))
        {
            shown.Add(trace.Id);
            if (shown.Count == 30)
                restarted = ReturnWithAllAsync();
            if (shown.Count == corpus.Count)
                break;
        }

        await restarted;
        Assert.Equal(corpus.Select(trace => trace.Id), shown);
        Assert.Equal(["Zipkin is back."], said.Skip(1));
        Assert.EndsWith("trying again ...", said[0], StringComparison.Ordinal);

        Task ReturnWithAllAsync() => zipkin.Server.RestartAsync(() =>
        {
            if (said.Count == 0)
                return false;
            there.AddRange(corpus.Skip(30));
            return true;
        });
    }

    [Fact]
    public async Task What_is_there_already_does_not_come_again()
    {
        var corpus = PlayedTrace.Corpus(1_000, Start, Hour);
        var tail = new TraceTail(new ArrivingTraces(corpus, Start + (Hour / 2), TimeSpan.FromSeconds(3)), new TraceFilter(), TimeProvider.System) { Interval = TimeSpan.Zero };

        var history = await tail.HistoryAsync(Start, null, default).ToListAsync();
        var followed = new List<Trace>();
        using var patience = new CancellationTokenSource();
        try
        {
            await foreach (var trace in tail.FollowAsync(Start + (Hour / 2) - TimeSpan.FromMinutes(5), patience.Token))
            {
                followed.Add(trace);
                if (history.Count + followed.Count >= corpus.Count)
                    await patience.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // All have been shown.
        }

        Assert.Equal(corpus.Count, history.Concat(followed).Select(trace => trace.Id).Distinct().Count());
        Assert.Equal(corpus.Count, history.Count + followed.Count);
        Assert.NotEmpty(followed);
    }

    [Fact]
    public async Task Of_what_is_there_already_the_newest_come()
    {
        var corpus = PlayedTrace.Corpus(500, Start, Hour);
        var tail = new TraceTail(new ArrivingTraces(corpus, Start + Hour + Hour, TimeSpan.FromSeconds(3)), new TraceFilter(), TimeProvider.System);

        var history = await tail.HistoryAsync(Start, 20, default).ToListAsync();

        Assert.Equal(corpus.TakeLast(20).Select(trace => trace.Id), history.Select(trace => trace.Id));
    }
}
