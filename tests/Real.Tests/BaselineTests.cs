using Monitoring.Tests.Real.Pipeline;
using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>Two real instances on what prod renders: one scrapes a node exporter and records, the other takes the baselines over.</summary>
public sealed class BaselineTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(120);

    /// <summary>What Prometheus itself adds to a job or writes for rules.</summary>
    private static readonly string[] OwnNames = ["up", "scrape_", "ALERTS", "apiserver:", "deployment:", "service:"];

    [SkippableFact]
    public async Task Baselines_are_taken_over_and_nothing_else()
    {
        var rendered = await RenderedStack.OfAsync("prod");
        using var scrapingRoot = new TemporaryFolder();
        using var baselineRoot = new TemporaryFolder();
        await using var nodeExporter = await NodeExporterPod.StartAsync(rendered.Pod("node-exporter"));
        await using var scraping = await PrometheusPod.CreateAsync(rendered.Pod("prometheus"), scrapingRoot, alertmanagers: [], _ => new Dictionary<string, IEnumerable<PodTarget>>
        {
            ["node-exporter"] = PodTarget.Of(rendered.Pod("node-exporter"), rendered.Pod("node-exporter").FirstPort, nodeExporter.Address),
        });
        await using var baseline = await PrometheusPod.CreateAsync(rendered.Pod("prometheus-baseline"), baselineRoot, alertmanagers: [], _ => new Dictionary<string, IEnumerable<PodTarget>>
        {
            ["federation"] = [new PodTarget(scraping.Address.Authority, new Dictionary<string, string>())],
        });
        RuleFiles.HastenGroups(RenderedPod.PathOf(scrapingRoot, RenderedPod.PrometheusRules));
        await scraping.StartAsync();
        await baseline.StartAsync();

        var labels = await Eventually.GetAsync(
            "the memory of the node has been recorded, taken over, and is found", Soon,
            async () => (await baseline.GetJsonAsync("api/v1/query?query=baseline:node:memory_bytes")).SelectToken("data.result[0].metric") as JObject,
            () => baseline.Evidence + scraping.Evidence);
        Assert.Equal(new Dictionary<string, string> { ["__name__"] = "baseline:node:memory_bytes", ["node"] = "node-1" }, labels.ToObject<Dictionary<string, string>>());

        var there = await NamesAsync(scraping);
        var names = await NamesAsync(baseline);
        Assert.Contains(there, name => name.StartsWith("node_", StringComparison.Ordinal));
        Assert.Contains("baseline:node_disk:size_bytes", names);
        Assert.All(names, name => Assert.True(name.StartsWith("baseline:", StringComparison.Ordinal) || OwnNames.Any(own => name.StartsWith(own, StringComparison.Ordinal)), name));

        var rules = await Eventually.GetAsync(
            "every rule of the baseline instance has been evaluated", Soon,
            async () => await baseline.RulesAsync() is { Count: > 0 } all && all.All(rule => (string?)rule["health"] != "unknown") ? all : null,
            () => baseline.Evidence);
        Assert.All(rules, rule => Assert.True((string?)rule["health"] == "ok", $"{rule["name"]}: {rule["lastError"]}"));
        Assert.DoesNotContain("level=ERROR", baseline.Log, StringComparison.Ordinal);
    }

    private static async Task<string[]> NamesAsync(PrometheusProcess prometheus) => [.. (await prometheus.GetJsonAsync("api/v1/label/__name__/values"))["data"]!.Values<string>().OfType<string>()];
}
