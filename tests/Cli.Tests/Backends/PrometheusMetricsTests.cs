using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Metrics;
using Xunit;

namespace Monitoring.Tests.Cli.Backends;

public sealed class PrometheusMetricsTests
{
    private readonly List<string> _said = [];

    [Fact]
    public async Task Values_come_with_their_labels_and_times_those_that_are_no_numbers_too()
    {
        await using var server = new PlayedPrometheus().Answers("a", ("job=x", 1.5), ("job=y", double.NaN), ("job=z", double.PositiveInfinity));
        await using var client = Client(server.Address);

        var series = await new PrometheusMetrics(client, _said.Add).QueryAsync("a", null, CancellationToken.None);

        Assert.Equal(["x", "y", "z"], series.Select(one => one["job"]));
        Assert.Equal([1.5, double.NaN, double.PositiveInfinity], series.Select(one => one.Last));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1_750_000_000_250), series[0].Points[0].At);
    }

    [Fact]
    public async Task A_range_has_a_value_at_each_step()
    {
        await using var server = new PlayedPrometheus().Answers("a", ("", 1));
        await using var client = Client(server.Address);
        var start = DateTimeOffset.FromUnixTimeMilliseconds(1_750_000_000_500);

        var series = Assert.Single(await new PrometheusMetrics(client, _said.Add).QueryRangeAsync("a", start, start.AddSeconds(1), TimeSpan.FromSeconds(0.5), CancellationToken.None));

        Assert.Equal([start, start.AddSeconds(0.5), start.AddSeconds(1)], series.Points.Select(point => point.At));
    }

    [Fact]
    public async Task An_expression_is_refused_in_the_words_of_Prometheus()
    {
        await using var server = new PlayedPrometheus();
        await using var client = Client(server.Address);

        var e = await Assert.ThrowsAsync<BackendRefusedException>(() => new PrometheusMetrics(client, _said.Add).QueryAsync("sum((", null, CancellationToken.None));

        Assert.Equal("invalid parameter \"query\": 1:5: parse error: unclosed left parenthesis", e.Reason);
    }

    [Fact]
    public async Task A_warning_is_said_once()
    {
        await using var server = new PlayedPrometheus { Warnings = ["results are cut"] };
        await using var client = Client(server.Address);
        var metrics = new PrometheusMetrics(client, _said.Add);

        await metrics.QueryAsync("a", null, CancellationToken.None);
        await metrics.QueryAsync("a", null, CancellationToken.None);

        Assert.Equal(["Prometheus warns: results are cut"], _said);
    }

    [Fact]
    public async Task A_proxy_that_lets_only_reading_through_is_asked_by_address()
    {
        await using var server = new PlayedServer(request => request.Method == "POST" ? new PlayedAnswer("", 405) : new PlayedAnswer("""{ "data": { "resultType": "scalar", "result": [1, "7"] } }"""));
        await using var client = Client(server.Address);

        Assert.Equal(7, Assert.Single(await new PrometheusMetrics(client, _said.Add).QueryAsync("a{b=\"c&d\"}", null, CancellationToken.None)).Last);
        Assert.Equal("a{b=\"c&d\"}", server.Requests.Last().Query["query"]);
    }

    [Fact]
    public async Task Targets_and_alerts_are_read()
    {
        await using var server = new PlayedPrometheus().Scrapes("etcd", "job=etcd instance=a", "connection refused").Fires("alertname=TargetDown job=etcd");
        await using var client = Client(server.Address);
        var metrics = new PrometheusMetrics(client, _said.Add);

        var target = Assert.Single(await metrics.TargetsAsync(CancellationToken.None));
        Assert.Equal(("etcd", false, "connection refused", TimeSpan.FromSeconds(30)), (target.Job, target.IsUp, target.Error, target.Interval));
        var alert = Assert.Single(Assert.Single(await metrics.AlertRulesAsync(CancellationToken.None)).Instances);
        Assert.Equal((true, "etcd", new DateTimeOffset(2026, 11, 22, 10, 0, 0, 500, TimeSpan.Zero)), (alert.IsFiring, alert.Labels["job"], alert.Since));
    }

    private BackendClient Client(Uri address) => new(Backend.Prometheus, new HttpClient { BaseAddress = address }, _said.Add, TimeProvider.System);
}
