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
        Assert.Equal([(DateTimeOffset.FromUnixTimeSeconds(2), DateTimeOffset.FromUnixTimeSeconds(4))], window.Changed(new Dictionary<long, long> { [0] = 5, [2] = 1, [3] = 1 }));
    }

    private PlayedAnswer Failed(int failure)
    {
        if (failure == 8)
            _elastic.Add(Lines(0, 2));
        return new PlayedAnswer("", 503);
    }

    private DateTimeOffset At(long second) => DateTimeOffset.FromUnixTimeSeconds(_now + second);

    private IEnumerable<PlayedDocument> Lines(int second, int count) =>
        Names(second, count).Select((name, number) => new PlayedDocument(name, ((_now + second) * 1_000_000_000) + (number * 100_000L), name));

    private static IEnumerable<string> Names(int second, int count) => Enumerable.Range(0, count).Select(number => $"{second} {number}");

    private async Task<List<string>> FollowAsync(LogQuery query, int count)
    {
        await using var client = _elastic.Client(_said.Add);
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var lines = new List<string>();
        await foreach (var record in new ElasticsearchLogs(client, "logs-*-monitoring", new FastClock()).ReadAsync(query, end.Token))
        {
            lines.Add(record.Message);
            if (lines.Count == count)
                break;
        }

        return lines;
    }
}
