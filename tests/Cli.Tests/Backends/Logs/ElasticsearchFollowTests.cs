using System.Globalization;
using Monitoring.Cli.Backends.Logs;
using Monitoring.Cli.Backends.Logs.Elasticsearch;
using Xunit;

namespace Monitoring.Tests.Cli.Backends.Logs;

/// <summary>History and what comes in as one stream, from a played Elasticsearch; a look a second, fifty times as fast.</summary>
public sealed class ElasticsearchFollowTests : IDisposable
{
    private readonly long _now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
    private readonly PlayedElasticsearch _elastic = new();
    private readonly List<string> _said = [];

    public void Dispose() => _elastic.DisposeAsync().AsTask().Wait();

    [Fact]
    public async Task What_comes_in_late_or_out_of_order_comes_once()
    {
        _elastic.Add(Lines(-60, 100));
        // Each look finds something else: newer lines, lines of a second that has been read, lines of minutes ago, all at once.
        _elastic.Looked = look => _elastic.Add(look switch
        {
            0 => Lines(-1, 10),
            1 => Lines(0, 10).Concat(Lines(-1, 12).Skip(10)),
            3 => Lines(-59, 30).Skip(20).Concat(Lines(-300, 5)),
            4 => Lines(2, 3).Concat(Lines(1, 3)),
            _ => [],
        });

        var lines = await FollowAsync(new LogQuery { Since = At(-400), Follow = true }, 100 + 12 + 10 + 10 + 5 + 6);

        Assert.Equal(Names(-60, 100), lines.Take(100));
        Assert.Equal([.. Names(-60, 100), .. Names(-1, 12), .. Names(0, 10), .. Names(-59, 30).Skip(20), .. Names(-300, 5), .. Names(2, 3), .. Names(1, 3)], lines.ToHashSet());
        Assert.Empty(_said);
    }

    [Fact]
    public async Task Nothing_is_lost_or_doubled_while_Elasticsearch_restarts_and_answers_fail()
    {
        _elastic.Add(Lines(-60, 5_000));
        _elastic.SearchesPerView = 2;
        var requests = 0;
        _elastic.Fault = _ =>
        {
            if (++requests % 7 == 0)
                _elastic.Restart();
            return requests % 5 == 0 ? PlayedAnswer.Broken : requests % 11 == 0 ? new PlayedAnswer("", 503) : null;
        };
        _elastic.Looked = look => _elastic.Add(look < 6 ? Lines(look, 700) : []);

        var lines = await FollowAsync(new LogQuery { Since = At(-400), Follow = true }, 5_000 + (6 * 700));

        Assert.Equal(Names(-60, 5_000), lines.Take(5_000));
        Assert.Equal(Enumerable.Range(0, 6).SelectMany(second => Names(second, 700)).ToHashSet(), lines.Skip(5_000).ToHashSet());
    }

    [Fact]
    public async Task One_that_is_gone_for_a_while_is_waited_for_and_that_is_said_once()
    {
        _elastic.Add(Lines(-10, 3));
        var (look, failures) = (0, 0);
        _elastic.Looked = number => look = number;
        _elastic.Fault = _ => look == 2 && ++failures <= 8 ? Failed(failures) : null;

        var lines = await FollowAsync(new LogQuery { Since = At(-400), Follow = true }, 5);

        Assert.Equal([.. Names(-10, 3), .. Names(0, 2)], lines);
        Assert.Equal(2, _said.Count);
        Assert.EndsWith("trying again ...", _said[0], StringComparison.Ordinal);
        Assert.Equal("Elasticsearch is back.", _said[1]);
    }

    [Fact]
    public async Task Of_the_history_only_the_last_lines_come_and_of_what_comes_in_all()
    {
        _elastic.Add(Lines(-60, 1_000));
        _elastic.Looked = look => _elastic.Add(look == 1 ? Lines(-60, 1_010).Skip(1_000).Concat(Lines(0, 4)) : []);

        var lines = await FollowAsync(new LogQuery { Since = At(-400), Follow = true, Tail = 3 }, 3 + 10 + 4);

        Assert.Equal([.. Names(-60, 1_000).TakeLast(3), .. Names(-60, 1_010).TakeLast(10), .. Names(0, 4)], lines);
    }

    [Fact]
    public async Task What_arrives_long_after_it_was_written_is_shown_when_it_arrives_and_once()
    {
        _elastic.Add(Arrived(-2000, Lines(-3000, 20)));
        _elastic.Add(Arrived(-30, Lines(-1000, 5)));
        _elastic.Looked = look => _elastic.Add(look switch
        {
            // A node that was away, among the newest lines; and more of it in the same second.
            1 => Arrived(0, Lines(-2900, 300)).Concat(Arrived(0, Lines(0, 4))),
            3 => Arrived(0, Lines(-2900, 310).Skip(300)),
            5 => Arrived(1, Lines(-3000, 25).Skip(20)).Concat(Arrived(1, Lines(1, 2))),
            _ => [],
        });

        var lines = await FollowAsync(new LogQuery { Since = At(-4000), Follow = true }, 25 + 304 + 10 + 7);

        Assert.Equal([.. Names(-3000, 20), .. Names(-1000, 5)], lines.Take(25));
        Assert.Equal([.. Names(-2900, 300), .. Names(0, 4)], lines.Skip(25).Take(304));
        Assert.Equal(Names(-2900, 310).Skip(300), lines.Skip(329).Take(10));
        Assert.Equal([.. Names(-3000, 25).Skip(20), .. Names(1, 2)], lines.Skip(339));
    }

    [Fact]
    public async Task With_a_tail_what_had_arrived_late_before_does_not_come_and_what_arrives_does()
    {
        _elastic.Add(Arrived(-1, Lines(-3000, 20)).Concat(Arrived(-5, Lines(-5, 10))));
        _elastic.Looked = look => _elastic.Add(look == 1 ? Arrived(-1, Lines(-3000, 23).Skip(20)) : []);

        var lines = await FollowAsync(new LogQuery { Since = At(-4000), Follow = true, Tail = 2 }, 5);

        Assert.Equal([.. Names(-5, 10).TakeLast(2), .. Names(-3000, 23).TakeLast(3)], lines);
    }

    [Fact]
    public async Task What_came_in_while_this_machine_slept_comes_when_it_wakes()
    {
        const int Seconds = 3_000;
        _elastic.MostBuckets = 2_000;
        var clock = new FastClock(TimeSpan.FromSeconds(-Seconds));
        _elastic.Add(Lines(-Seconds, 10));
        _elastic.Looked = look =>
        {
            if (look != 1)
                return;
            _elastic.Add(Enumerable.Range(1 - Seconds, Seconds - 1).SelectMany(second => Lines(second, 1)));
            clock.Off = TimeSpan.Zero;
        };

        var lines = await FollowAsync(new LogQuery { Since = At(-Seconds - 60), Follow = true }, 10 + Seconds - 1, clock);

        Assert.Equal([.. Names(-Seconds, 10), .. Enumerable.Range(1 - Seconds, Seconds - 1).SelectMany(second => Names(second, 1))], lines);
    }

    [Fact]
    public async Task One_that_stops_in_the_middle_of_a_page_and_starts_again_is_read_on_without_gap_or_duplicate()
    {
        _elastic.Add(Lines(-60, 7_000));
        var (pages, restarted) = (0, Task.CompletedTask);
        _elastic.Fault = request =>
        {
            // Of the history and of what comes in.
            if (request.Path != "/_search" || ++pages is not (3 or 8))
                return null;
            _elastic.Restart();
            // Long enough to be said.
            restarted = Task.Run(() => _elastic.Server.RestartAsync(() => _said.Count % 2 == 1));
            return PlayedAnswer.Broken;
        };
        _elastic.Looked = look => _elastic.Add(look == 2 ? Lines(0, 5_000) : []);

        var lines = await FollowAsync(new LogQuery { Since = At(-400), Follow = true }, 12_000);
        await restarted;

        Assert.Equal([.. Names(-60, 7_000), .. Names(0, 5_000)], lines);
        Assert.Equal(["trying again ...", "is back.", "trying again ...", "is back."], _said.Select(line => line.EndsWith("is back.", StringComparison.Ordinal) ? "is back." : line[^"trying again ...".Length..]));
    }

    [Fact]
    public async Task With_an_end_it_ends_by_itself()
    {
        _elastic.Add(Lines(-300, 3));
        Assert.Equal(Names(-300, 3), await FollowAsync(new LogQuery { Since = At(-400), Until = At(-200), Follow = true }, int.MaxValue));
    }

    [Fact]
    public void The_seconds_that_are_remembered_have_a_bound()
    {
        var window = new LogWindow(DateTimeOffset.FromUnixTimeSeconds(0));
        foreach (var number in Enumerable.Range(0, LogWindow.MostRecords + 10))
            Assert.True(window.Add(new LogHit(number.ToString(CultureInfo.InvariantCulture), DateTimeOffset.FromUnixTimeSeconds(number / 1000), null)));

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1), window.Start);
        Assert.False(window.Add(new LogHit("1000", DateTimeOffset.FromUnixTimeSeconds(1), null)));
    }

    [Fact]
    public void A_record_that_was_sent_again_and_arrived_a_second_time_is_known()
    {
        var window = new LogWindow(At(-600));
        Assert.True(window.Add(new LogHit("a", At(-5), null) { Arrived = At(-4) }));
        Assert.False(window.Add(new LogHit("a", At(-5), null) { Arrived = At(-2) }));
    }

    [Fact]
    public void Seconds_that_changed_are_read_as_stretches()
    {
        Dictionary<long, long> Counts(params long[] seconds) => seconds.ToDictionary(second => _now + second, second => second);
        var (before, now) = (new LogCounts(At(9), At(0), Counts(1, 2, 3), Counts(8)), new LogCounts(At(10), At(1), Counts(1, 2, 3, 4, 5, 7), Counts(8, 9)));

        Assert.Equal([LogSearch.Between(At(4), At(6)), LogSearch.Between(At(7), At(8)), LogSearch.Late(At(1), At(9), At(10))], now.Changes(before, At(1)), Newtonsoft.Json.Linq.JToken.EqualityComparer);
        Assert.Empty(now.Changes(now, At(1)));
        Assert.Equal([LogSearch.Between(At(-9), At(1)), LogSearch.Late(At(-9), At(-9), At(1))], now.Changes(now, At(-9)), Newtonsoft.Json.Linq.JToken.EqualityComparer);
    }

    private PlayedAnswer Failed(int failure)
    {
        if (failure == 8)
            _elastic.Add(Lines(0, 2));
        // One that starts finds its shards first, and its users after that.
        return new PlayedAnswer("", failure < 5 ? 503 : 401);
    }

    private DateTimeOffset At(long second) => DateTimeOffset.FromUnixTimeSeconds(_now + second);

    private IEnumerable<PlayedDocument> Lines(int second, int count) =>
        Names(second, count).Select((name, number) => new PlayedDocument(name, ((_now + second) * 1_000_000_000) + (number * 100_000L), name));

    private IEnumerable<PlayedDocument> Arrived(int second, IEnumerable<PlayedDocument> lines) => lines.Select(line => line with { Arrived = (_now + second) * 1000 });

    private static IEnumerable<string> Names(int second, int count) => Enumerable.Range(0, count).Select(number => $"{second} {number}");

    private async Task<List<string>> FollowAsync(LogQuery query, int count, FastClock? clock = null)
    {
        await using var client = _elastic.Client(_said.Add);
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var lines = new List<string>();
        await foreach (var record in new ElasticsearchLogs(client, "logs-*-monitoring", clock ?? new FastClock()).ReadAsync(query, end.Token))
        {
            lines.Add(record.Message);
            if (lines.Count == count)
                break;
        }

        return lines;
    }
}
