using Monitoring.Cli.Backends.Traces;
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
