using Monitoring.Cli;
using Monitoring.Tests.Cli.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Components;

public sealed class ComponentsCommandTests
{
    [Fact]
    public async Task Workloads_nodes_and_tools_are_one_list_with_what_they_emit()
    {
        await using var stack = new RunningStack();

        var components = await ListAsync(stack);

        Assert.Equal(["logs", "metrics", "traces"], components["shop/deployment/cart"]["emits"]!.Values<string>());
        Assert.Equal((double)components["/service/gateway"]["spansPerSecond"]!, (double)components["shop/deployment/cart"]["spansPerSecond"]!);
        Assert.Equal(2.0, (double)components["shop/deployment/cart"]["linesPerSecond"]!);
        Assert.Equal(1.0 / 900, (double)components["/service/gateway"]["spansPerSecond"]!, 0.0001);
        Assert.Equal((2, 2, 120.0, 4.0), ((int)components["shop/deployment/cart"]["ready"]!, (int)components["shop/deployment/cart"]["wanted"]!, (double)components["shop/deployment/cart"]["series"]!, (double)components["shop/deployment/cart"]["samplesPerSecond"]!));
        Assert.Equal(2.0, (double)components["/node/node-1"]["samplesPerSecond"]!);
        Assert.DoesNotContain("cart", components.Keys.Where(name => name.StartsWith('/')));
    }

    [Fact]
    public async Task What_should_emit_and_does_not_is_shown_as_such()
    {
        await using var stack = new RunningStack();

        var components = await ListAsync(stack);

        Assert.Empty(components["bank/statefulset/ledger"]["emits"]!);
        Assert.Equal(["metrics: 1 of 1 targets of micro do not answer (connection refused)", "logs: none within 15 minutes"], components["bank/statefulset/ledger"]["missing"]!.Values<string>());
        Assert.Equal(["metrics: the job alertmanager has no target"], components["monitoring//alertmanager"]["missing"]!.Values<string>());
        Assert.Contains("! bank/statefulset/ledger: metrics: 1 of 1 targets of micro do not answer (connection refused)", (await stack.RunAsync("components", "ledger")).Output, StringComparison.Ordinal);
        Assert.Contains("! bank/statefulset/ledger: logs: none within 15 minutes", (await stack.RunAsync("components", "--emits", "logs")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("node-1", (await stack.RunAsync("components", "--emits", "logs")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_developer_sees_what_Kubernetes_shows_them()
    {
        await using var stack = new RunningStack().SeenFrom("shop");

        var all = await stack.RunAsync("components");
        Assert.Contains("shop/deployment/cart", all.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("ledger", all.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("node-1", all.Output, StringComparison.Ordinal);
        Assert.Contains("You may not get pods in all namespaces", all.Error, StringComparison.Ordinal);

        var other = await stack.RunAsync("components", "-n", "bank");
        Assert.Equal(ExitCodes.NotAllowed, other.ExitCode);
        Assert.Contains("You may not get pods in namespace 'bank'", Assert.Single(other.Problems), StringComparison.Ordinal);
        Assert.Equal(ExitCodes.NotAllowed, (await stack.RunAsync("components", "-A")).ExitCode);
        Assert.Equal(ExitCodes.NotAllowed, (await stack.RunAsync("status", "ledger")).ExitCode);
        Assert.Equal(ExitCodes.NotAllowed, (await stack.RunAsync("metrics", "cart", "--expr", "up", "--once")).ExitCode);
        Assert.Equal(ExitCodes.NotAllowed, (await stack.RunAsync("silence", "alertname=X", "--comment", "y")).ExitCode);
        Assert.Equal(ExitCodes.Ok, (await stack.RunAsync("silence", "alertname=X", "namespace=shop", "--comment", "y")).ExitCode);
    }

    [Fact]
    public async Task Without_Prometheus_the_rest_is_shown_and_that_it_is_missing_is_said()
    {
        await using var stack = new RunningStack();
        await stack.Prometheus.Server.StopAsync();

        var result = await stack.RunAsync("components", "-o", "json");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal(["gateway", "cart"], JArray.Parse(result.Output).Select(component => (string)component["name"]!));
        Assert.Contains("Metrics are left out: Prometheus at ", result.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Unreachable, (await stack.RunAsync("status", "cart")).ExitCode);
    }

    private static async Task<Dictionary<string, JToken>> ListAsync(RunningStack stack)
    {
        CliResult result = await stack.RunAsync("components", "-o", "json");
        Assert.True(result.ExitCode == ExitCodes.Ok, result.Error);
        return JArray.Parse(result.Output).ToDictionary(component => $"{component["namespace"]}/{component["kind"]}/{component["name"]}");
    }
}
