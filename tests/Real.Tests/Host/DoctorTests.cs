using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Pipeline;
using Xunit;

namespace Monitoring.Tests.Real.Host;

/// <summary>The doctor and its neighbours against a stack of real programs.</summary>
public sealed class DoctorTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [SkippableFact]
    public async Task What_keeps_data_back_is_found_on_a_running_stack_and_nothing_where_all_is_well()
    {
        await using var exporter = new FakeExporter { Metrics = "shop_orders_total{shop=\"north\"} 1" };
        await using var stack = new HostedStack("  monitoring:cluster: { name: test }\n  monitoring:prometheus: { scrapeInterval: 5s, evaluationInterval: 5s }");
        var up = await stack.UpAsync("--scrape", exporter.Address.Authority);
        Assert.True(up.ExitCode == 0, up.ToString());
        await Eventually.HoldsAsync("the exporter's series are there", Soon, async () => (await stack.Prometheus.SeriesAsync("shop_orders_total", "shop")).Count == 1, () => "");
        await Eventually.HoldsAsync("node exporter is up", Soon, async () => (await stack.Prometheus.TargetsAsync()).All(target => target.EndsWith(" up", StringComparison.Ordinal)), () => "");

        await SaysAsync(stack, 0, "node-exporter: all 1", "doctor");
        await SaysAsync(stack, 2, "node-exporter drops it before it is stored", "doctor", "node_context_switches_total");
        await SaysAsync(stack, 2, "shop=\"south\" matches none: 'shop' is 'north'", "doctor", "shop_orders_total{shop=\"south\"}");
        await SaysAsync(stack, 0, "shop_orders_total", "unused", "--top", "500");

        exporter.IsDown = true;
        await Eventually.HoldsAsync("the exporter is down", Soon, async () => (await stack.Prometheus.TargetsAsync()).Any(target => target.EndsWith(" down", StringComparison.Ordinal)), () => "");
        await SaysAsync(stack, 2, "✗ its targets answer", "doctor", "other");
    }

    private static async Task SaysAsync(HostedStack stack, int code, string words, params string[] arguments)
    {
        var result = await stack.RunAsync([.. arguments, "--stack", "test", "--data", stack.Data]);
        Assert.True(result.ExitCode == code, result.ToString());
        Assert.Contains(words, result.Output, StringComparison.Ordinal);
    }
}
