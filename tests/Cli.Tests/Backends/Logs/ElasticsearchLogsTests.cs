using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Logs;
using Monitoring.Cli.Backends.Logs.Elasticsearch;
using Xunit;

namespace Monitoring.Tests.Cli.Backends.Logs;

/// <summary>What is kept, read from a played Elasticsearch.</summary>
public sealed class ElasticsearchLogsTests
{
    private static readonly LogQuery Everything = new() { Since = DateTimeOffset.FromUnixTimeSeconds(PlayedCorpus.Start / 1_000_000_000) };

    [Fact]
    public async Task A_million_lines_come_once_each_and_in_order_although_views_are_lost_and_answers_fail()
    {
        const int Lines = 1_000_000;
        var pages = 0;
        await using var elastic = new PlayedElasticsearch(new PlayedCorpus(Lines)) { SearchesPerView = 90 };
        elastic.Fault = request => request.Path != "/_search" ? null : ++pages switch
        {
            50 => PlayedAnswer.Broken,
            150 or 151 => new PlayedAnswer("", 503),
            250 => Restarted(elastic),
            _ => null,
        };
        await using var client = elastic.Client();

        var expected = 0;
        await foreach (var record in new ElasticsearchLogs(client, "logs-*-monitoring", TimeProvider.System).ReadAsync(Everything, CancellationToken.None))
        {
            if (record.Message != $"line {expected}")
                Assert.Fail($"'line {expected}' is expected, and '{record.Message}' came.");
            expected++;
        }

        Assert.Equal(Lines, expected);
        Assert.InRange(pages, Lines / 2000, (Lines / 2000) + 40);
        Assert.Equal(0, elastic.OpenViews);
    }

    [Fact]
    public async Task Lines_between_two_times_come_and_no_others()
    {
        await using var elastic = new PlayedElasticsearch(new PlayedCorpus(20_000));

        var lines = await ReadAsync(elastic, Everything with { Since = Everything.Since.AddSeconds(1), Until = Everything.Since.AddSeconds(3) });

        Assert.Equal(Enumerable.Range(4_000, 8_000).Select(number => $"line {number}"), lines);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(150)]
    [InlineData(4_500)]
    public async Task The_last_lines_come_in_order(int tail)
    {
        await using var elastic = new PlayedElasticsearch(new PlayedCorpus(20_000));

        Assert.Equal(Enumerable.Range(20_000 - tail, tail).Select(number => $"line {number}"), await ReadAsync(elastic, Everything with { Tail = tail }));
    }

    [Fact]
    public async Task A_record_that_was_sent_twice_around_a_new_index_comes_once()
    {
        await using var elastic = new PlayedElasticsearch();
        elastic.Add(PlayedCorpus.Line(1), PlayedCorpus.Line(2), PlayedCorpus.Line(1));

        Assert.Equal(["line 1", "line 2"], await ReadAsync(elastic, Everything));
    }

    [Fact]
    public async Task Where_nothing_is_kept_nothing_comes()
    {
        await using var elastic = new PlayedElasticsearch();
        Assert.Empty(await ReadAsync(elastic, Everything));
    }

    [Fact]
    public async Task One_that_stays_away_ends_a_history()
    {
        await using var elastic = new PlayedElasticsearch(new PlayedCorpus(4)) { Fault = _ => new PlayedAnswer("", 503) };
        await Assert.ThrowsAsync<UnreachableException>(() => ReadAsync(elastic, Everything));
    }

    [Fact]
    public async Task A_page_that_does_not_come_in_time_is_asked_for_again()
    {
        var pages = 0;
        await using var elastic = new PlayedElasticsearch(new PlayedCorpus(3_000));
        elastic.Fault = request => request.Path == "/_search" && ++pages == 2 ? new PlayedAnswer("") { After = TimeSpan.FromSeconds(1) } : null;
        await using var client = new BackendClient(Backend.Elasticsearch, new HttpClient { BaseAddress = elastic.Server.Address, Timeout = TimeSpan.FromMilliseconds(500) }, _ => { }, TimeProvider.System);

        var lines = await new ElasticsearchLogs(client, "logs-*-monitoring", TimeProvider.System).ReadAsync(Everything, CancellationToken.None).Select(record => record.Message).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 3_000).Select(number => $"line {number}"), lines);
        Assert.True(pages > 3);
    }

    [Fact]
    public async Task A_view_that_is_lost_again_and_again_ends_it_too()
    {
        await using var elastic = new PlayedElasticsearch(new PlayedCorpus(4)) { SearchesPerView = 0 };
        var e = await Assert.ThrowsAsync<BackendRefusedException>(() => ReadAsync(elastic, Everything));
        Assert.Contains("No search context found", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cart", "cart label-cart cart-db")]
    [InlineData("^cart$", "cart label-cart")]
    [InlineData("cart-db|pay", "cart-db pay")]
    [InlineData("^(cart|pay)$", "cart label-cart pay")]
    [InlineData("^cart$|y$", "cart label-cart pay")]
    [InlineData(@"\w+-db", "cart-db")]
    [InlineData("deploy/cart", "cart")]
    [InlineData("sts/cart-db", "cart-db")]
    [InlineData("deploy/cart-db", "")]
    [InlineData("pod/cart-db-0", "cart-db")]
    [InlineData("service/cart", "label-cart")]
    [InlineData("node/worker-2", "pay kubelet")]
    [InlineData("kubelet", "kubelet")]
    [InlineData("nobody", "")]
    public async Task A_component_is_found_by_the_name_of_its_workload_or_service(string pattern, string expected)
    {
        await using var elastic = new PlayedElasticsearch();
        elastic.Add(
            new PlayedDocument("1", PlayedCorpus.Start, "cart") { Pod = "cart-6d9fb7c5d4-x2x4z", Service = "basket" },
            new PlayedDocument("2", PlayedCorpus.Start + 1, "label-cart") { Pod = "shop-6d9fb7c5d4-x2x4z", Service = "cart" },
            new PlayedDocument("3", PlayedCorpus.Start + 2, "cart-db") { Pod = "cart-db-0", Service = "mysql" },
            new PlayedDocument("4", PlayedCorpus.Start + 3, "pay") { Pod = "pay-x2x4z", Service = "pay", Node = "worker-2" },
            new PlayedDocument("5", PlayedCorpus.Start + 4, "kubelet") { Pod = null, Service = "kubelet.service", Namespace = null, Node = "worker-2" });

        Assert.Equal(expected, string.Join(' ', await ReadAsync(elastic, Everything with { Component = ComponentPattern.Parse(pattern) })));
    }

    [Fact]
    public async Task Namespaces_levels_and_the_request_are_chosen_by_Elasticsearch()
    {
        await using var elastic = new PlayedElasticsearch();
        elastic.Add(
            new PlayedDocument("1", PlayedCorpus.Start, "a") { Namespace = "shop", Level = "error", Trace = "4bf9" },
            new PlayedDocument("2", PlayedCorpus.Start + 1, "b") { Namespace = "bank", Level = "warn" },
            new PlayedDocument("3", PlayedCorpus.Start + 2, "c") { Namespace = null, Pod = null, Trace = "4bf9" });

        Assert.Equal(["a"], await ReadAsync(elastic, Everything with { Namespaces = ["shop", "other"] }));
        Assert.Equal(["a", "b"], await ReadAsync(elastic, Everything with { Levels = ["warn", "error"] }));
        Assert.Equal(["a", "c"], await ReadAsync(elastic, Everything with { TraceId = "4bf9" }));
        Assert.Empty(await ReadAsync(elastic, Everything with { Namespaces = [] }));
    }

    [Fact]
    public async Task A_record_says_who_wrote_it_and_keeps_all_that_is_known()
    {
        await using var elastic = new PlayedElasticsearch();
        elastic.Add(new PlayedDocument("1", PlayedCorpus.Start + 123_456_789, "hello") { Level = "warn", Trace = "4bf9" });
        await using var client = elastic.Client();

        var record = await new ElasticsearchLogs(client, "logs-*-monitoring", TimeProvider.System).ReadAsync(Everything, CancellationToken.None).SingleAsync();

        Assert.Equal(new ComponentId("shop", "deployment", "cart"), record.Component);
        Assert.Equal(("cart-6d9fb7c5d4-x2x4z", "app", "warn", "hello", "4bf9"), (record.Pod, record.Container, record.Level, record.Message, record.TraceId));
        Assert.Equal(Everything.Since.AddTicks(1_234_567), record.At);
        Assert.Equal("worker-1", LogDocument.Text(record.Document, "kubernetes.node"));
    }

    [Fact]
    public async Task Who_wrote_how_much_is_counted_by_workload()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds() * 1_000_000;
        await using var elastic = new PlayedElasticsearch();
        elastic.Add(
            new PlayedDocument("1", now - 3_000_000_000, "a"),
            new PlayedDocument("2", now - 2_000_000_000, "b") { Pod = "cart-6d9fb7c5d4-b5c6d" },
            new PlayedDocument("3", now - 1_000_000_000, "c") { Pod = "db-0", Service = "mysql" },
            new PlayedDocument("4", now - 1_000_000_000, "d") { Pod = null, Namespace = null, Service = "kubelet.service" },
            new PlayedDocument("5", now - 3_600_000_000_000, "long ago") { Pod = "old-0" });
        await using var client = elastic.Client();

        var activity = await new ElasticsearchLogs(client, "logs-*-monitoring", TimeProvider.System).ActivityAsync(TimeSpan.FromMinutes(5), CancellationToken.None);

        Assert.Equal(["kubelet.service 1", "shop/deployment/cart 2", "shop/statefulset/db 1"], activity.Select(one => $"{one.Component} {one.Lines}"));
        Assert.Equal((now - 2_000_000_000) / 1_000_000, activity[1].LastSeen.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Now_is_what_the_other_side_says()
    {
        await using var elastic = new PlayedElasticsearch();
        var slow = new FastClock(TimeSpan.FromHours(-1));
        await using var client = new BackendClient(Backend.Elasticsearch, new HttpClient { BaseAddress = elastic.Server.Address }, _ => { }, slow);

        Assert.InRange(await new ElasticsearchLogs(client, "logs-*-monitoring", slow).NowAsync(CancellationToken.None), DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Fact]
    public async Task The_played_server_refuses_what_the_real_one_would()
    {
        await using var elastic = new PlayedElasticsearch();
        await using var client = elastic.Client();
        Assert.Contains("unrecognized parameter: [size]", (await Assert.ThrowsAsync<BackendRefusedException>(() => client.SendAsync(HttpMethod.Post, "logs-*-monitoring/_pit?keep_alive=1m&size=1", null, CancellationToken.None))).Message, StringComparison.Ordinal);
        Assert.Contains("keep_alive is missing", (await Assert.ThrowsAsync<BackendRefusedException>(() => client.SendAsync(HttpMethod.Post, "logs-*-monitoring/_pit", null, CancellationToken.None))).Message, StringComparison.Ordinal);
        Assert.Contains("no point in time", (await Assert.ThrowsAsync<BackendRefusedException>(() => client.SendAsync(HttpMethod.Post, "_search", new Newtonsoft.Json.Linq.JObject { ["size"] = 1 }, CancellationToken.None))).Message, StringComparison.Ordinal);
    }

    private static PlayedAnswer? Restarted(PlayedElasticsearch elastic)
    {
        elastic.Restart();
        return null;
    }

    private static async Task<List<string>> ReadAsync(PlayedElasticsearch elastic, LogQuery query)
    {
        await using var client = elastic.Client();
        return await new ElasticsearchLogs(client, "logs-*-monitoring", TimeProvider.System).ReadAsync(query, CancellationToken.None).Select(record => record.Message).ToListAsync();
    }
}
