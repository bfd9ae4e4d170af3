using Monitoring.Tests.Real.Pipeline;
using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>A real Prometheus runs on what the stacks render; only addresses and intervals are adapted.</summary>
public sealed class PrometheusBootTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(120);

    [SkippableTheory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Every_rule_evaluates_and_Prometheus_scrapes_itself_and_a_node_exporter(string stack)
    {
        var rendered = await RenderedStack.OfAsync(stack);
        using var root = new TemporaryFolder();
        await using var nodeExporter = await NodeExporterPod.StartAsync(rendered.Pod("node-exporter"));
        await using var prometheus = await PrometheusPod.CreateAsync(rendered.Pod("prometheus"), root, alertmanagers: [], self => new Dictionary<string, IEnumerable<PodTarget>>
        {
            ["prometheus"] = PodTarget.Of(rendered.Pod("prometheus"), "web", self),
            ["node-exporter"] = PodTarget.Of(rendered.Pod("node-exporter"), rendered.Pod("node-exporter").FirstPort, nodeExporter.Address),
        });
        await prometheus.StartAsync();

        var targets = await UpTargetsAsync(prometheus, count: 2);
        AssertLabels(targets["prometheus"], ("namespace", rendered.Pod("prometheus").Namespace), ("pod", rendered.Pod("prometheus").Name));
        AssertLabels(targets["node-exporter"], ("namespace", rendered.Pod("node-exporter").Namespace), ("node", "node-1"), ("instance", "node-1"));

        var rules = await RulesEvaluatedAfterAsync(prometheus, DateTimeOffset.UtcNow);
        Assert.All(rules, rule => Assert.True((string?)rule["health"] == "ok", $"{rule["name"]}: {rule["lastError"]}"));
        Assert.Contains(rules, rule => (string?)rule["name"] == "Watchdog" && (string?)rule["state"] == "firing");
        Assert.DoesNotContain("level=ERROR", prometheus.Log, StringComparison.Ordinal);
    }

    /// <summary>Only a rule that has samples to look at can fail, so evaluations before the first scrapes prove nothing.</summary>
    private static Task<IReadOnlyList<JToken>> RulesEvaluatedAfterAsync(PrometheusProcess prometheus, DateTimeOffset time) => Eventually.GetAsync(
        "every rule has been evaluated on scraped samples", Soon,
        async () => await prometheus.RulesAsync() is { Count: > 0 } rules && rules.All(rule => (DateTimeOffset)rule["lastEvaluation"]! > time) ? rules : null,
        () => prometheus.Evidence);

    private static async Task<Dictionary<string, JToken>> UpTargetsAsync(PrometheusProcess prometheus, int count)
    {
        var targets = await Eventually.GetAsync(
            $"{count} targets are up", Soon,
            async () => await prometheus.TargetsAsync() is { } found && found.Count == count && found.All(target => (string?)target["health"] == "up") ? found : null,
            () => prometheus.Evidence);
        return targets.ToDictionary(target => (string)target["labels"]!["job"]!);
    }

    private static void AssertLabels(JToken target, params (string Name, string Value)[] expected) =>
        Assert.All(expected, label => Assert.Equal(label.Value, (string?)target["labels"]![label.Name]));
}
