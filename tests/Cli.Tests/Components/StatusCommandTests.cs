using Monitoring.Cli;
using Monitoring.Questions;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Components;

public sealed class StatusCommandTests
{
    [Fact]
    public async Task A_healthy_component_ends_with_0_and_shows_what_is_known()
    {
        await using var stack = new RunningStack();
        stack.Prometheus
            .Answers(StatusQuestions.Requests, ("namespace=shop workload=cart", 12.5))
            .Answers(StatusQuestions.Errors, ("namespace=shop workload=cart", 0.01))
            .Answers(StatusQuestions.Latency, ("namespace=shop workload=cart", 0.25))
            .Answers(StatusQuestions.LastDeploy, ("namespace=shop workload=cart", DateTimeOffset.UtcNow.AddHours(-3.5).ToUnixTimeSeconds()))
            .Fires("alertname=CartSlow severity=warning namespace=shop deployment=cart", "The cart is slow.")
            .Fires("alertname=Other severity=critical namespace=shop deployment=till");

        var result = await stack.RunAsync("status", "deploy/cart");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal("✓ shop/deployment/cart 2/2 12.5/s 1% 250ms 3h ago 1", Compact(result.Output.Split('\n')[1]));
        Assert.Contains("! shop/deployment/cart: CartSlow: The cart is slow.", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Other", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pods_that_are_missing_probes_that_fail_and_critical_alerts_are_unhealthy()
    {
        await using var stack = new RunningStack();
        stack.Prometheus
            .Answers(StatusQuestions.FailingProbes, ("namespace=bank pod=ledger-0", 0.2))
            .Answers(StatusQuestions.Probes, ("probe=ledger", 0))
            .Fires("alertname=LedgerDown severity=critical namespace=bank pod=ledger-0", "It is down.")
            .Fires("alertname=LedgerSoon severity=critical namespace=bank pod=ledger-0", state: "pending");

        var result = await stack.RunAsync("status", "ledger", "-o", "json");

        Assert.Equal(ExitCodes.Unhealthy, result.ExitCode);
        Assert.Equal(["1 of 3 ready", "its address does not answer", "probes fail: ledger-0", "LedgerDown: It is down."], JArray.Parse(result.Output)[0]["problems"]!.Values<string>());
    }

    [Fact]
    public async Task Without_a_name_all_components_of_a_deployed_stack_are_meant_and_its_name_means_the_same()
    {
        await using var stack = new RunningStack();

        foreach (var args in new[] { new[] { "status" }, ["status", "test"], ["status", "--stack", "test"] })
        {
            var result = await stack.RunAsync(args);
            Assert.Equal(ExitCodes.Unhealthy, result.ExitCode);
            Assert.Contains("✓ shop/deployment/cart", result.Output, StringComparison.Ordinal);
            Assert.Contains("✗ bank/statefulset/ledger: 1 of 3 ready", result.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_name_that_nobody_bears_is_a_mistake()
    {
        await using var stack = new RunningStack();

        var result = await stack.RunAsync("status", "carts");

        Assert.Equal((ExitCodes.Problems, "carts: No component is called so. Did you mean 'cart'? `./monitor components` lists them."), (result.ExitCode, Assert.Single(result.Problems)));
    }

    private static string Compact(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
