using Monitoring.Cli;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Metrics;
using Monitoring.Cli.Metrics;
using Monitoring.Questions;
using Monitoring.Tests.Cli.Backends;
using Monitoring.Tests.Cli.Components;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Metrics;

public sealed class MetricsCommandTests
{
    private const string Pods = "cart-[bcdfghjklmnpqrstvwxz2456789]{1,10}-[bcdfghjklmnpqrstvwxz2456789]{5}";

    [Fact]
    public async Task Of_a_component_its_golden_signals_are_asked_and_those_without_an_answer_left_out()
    {
        await using var stack = new RunningStack();
        stack.Prometheus.Answers(GoldenSignals.OfPods.Single(signal => signal.Name == "memory").For(("namespace", "shop"), ("pods", Pods)), ("", 2L << 30));

        var result = await stack.RunAsync("metrics", "cart", "--once", "-o", "table");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal(["signal now", "memory 2Gi"], result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
    }

    [Fact]
    public async Task A_counter_is_shown_as_a_rate_and_everything_else_as_it_is()
    {
        await using var stack = new RunningStack();
        stack.Prometheus
            .Answers($"rate(shop_orders_total{{namespace=\"shop\", pod=~\"{Pods}\"}}[5m])", ("pod=a code=200", 3), ("pod=a code=500", 1))
            .Answers($"shop_queue{{namespace=\"shop\", pod=~\"{Pods}\"}}", ("pod=a", 7));

        Assert.Equal(["code=200 3", "code=500 1"], JArray.Parse((await stack.RunAsync("metrics", "cart", "shop_orders_total", "--once")).Output).Select(value => $"code={value["labels"]!["code"]} {value["value"]}"));
        Assert.Contains("code=500   1/s", (await stack.RunAsync("metrics", "cart", "shop_orders_total", "--once", "-o", "table")).Output, StringComparison.Ordinal);
        Assert.Contains("shop_queue     7", (await stack.RunAsync("metrics", "cart", "shop_queue", "--once", "-o", "table")).Output, StringComparison.Ordinal);
        Assert.Contains("7 ▁", (await stack.RunAsync("metrics", "cart", "shop_queue", "--once", "--since", "5m", "-o", "table")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_stored_is_an_error_with_a_hint_and_so_is_an_expression_that_is_none()
    {
        await using var stack = new RunningStack();

        var nothing = await stack.RunAsync("metrics", "cart", "shop_nothing");
        Assert.Equal((ExitCodes.Problems, "shop/deployment/cart: Prometheus has nothing about shop_nothing. `./monitor why METRIC` says whether a metric is stored."), (nothing.ExitCode, Assert.Single(nothing.Problems)));
        Assert.Contains("parse error: unclosed left parenthesis", Assert.Single((await stack.RunAsync("metrics", "cart", "--expr", "sum((", "--once")).Problems), StringComparison.Ordinal);
        Assert.Contains("not both", Assert.Single((await stack.RunAsync("metrics", "cart", "up", "--expr", "up")).Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_of_the_time_in_which_Prometheus_was_away_follow_when_it_is_back()
    {
        await using var prometheus = new PlayedPrometheus().Answers("up", ("", 1));
        using var output = new LineWriter();
        using var end = new CancellationTokenSource();
        var context = new CliContext(output, TextWriter.Null, () => "/", TimeProvider.System, _ => null);
        await using var client = new BackendClient(Backend.Prometheus, new HttpClient { BaseAddress = prometheus.Address }, _ => { }, TimeProvider.System);

        var following = new LiveMetrics(context, new PrometheusMetrics(client, _ => { }), [new SignalQuery(new ComponentId("", "", "x"), "up", "up", QuestionUnit.Count)], TimeSpan.FromMilliseconds(100)).RunAsync(null, end.Token);
        await output.WaitForAsync(3);
        await prometheus.Server.StopAsync();
        await Task.Delay(500);
        prometheus.Server.Start();
        await output.WaitForAsync(12);
        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
        var times = output.Lines.Select(line => (DateTime)JObject.Parse(line)["at"]!).ToList();
        Assert.All(times.Zip(times.Skip(1)), pair => Assert.Equal(100, (pair.Second - pair.First).TotalMilliseconds, 2.0));
    }
}
