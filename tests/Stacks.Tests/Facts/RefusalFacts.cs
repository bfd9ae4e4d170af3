using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Pulumi;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

/// <summary>What people read when the program refuses to deploy.</summary>
[Collection(StackRuns.Collection)]
public sealed class RefusalFacts
{
    [Theory]
    [InlineData("prod", "onCallKey")]
    [InlineData("full", "onCallSecondKey")]
    [InlineData("full", "heartbeatUrl")]
    public async Task A_secret_that_is_not_set_is_named_with_the_command_that_sets_it(string stack, string secret)
    {
        var config = stack == "full" ? StackRuns.FullConfig() : StackRun.ConfigOf(stack);
        config.Remove($"monitoring:{secret}");
        Assert.Equal(
            $"The stack cannot be deployed:\nmonitoring:{secret}: The secret is not set; set it with `pulumi config set --secret {secret}`, which asks for the value.",
            await Refusal(stack, config));
    }

    [Fact]
    public async Task An_unknown_key_is_named_with_the_one_that_was_meant()
    {
        var message = await Refusal("dev", With("monitoring:prometheus", """{ "retenton": "24h" }"""));
        Assert.Contains("monitoring:prometheus.retenton", message);
        Assert.Contains("'retention'", message);
    }

    [Fact]
    public async Task All_problems_are_named_at_once()
    {
        var config = With("monitoring:prometheus", """{ "retention": "soon", "retentionSize": "100Gi" }""");
        config["monitoring:grafna"] = "{}";
        var lines = (await Refusal("dev", config)).Split('\n');
        Assert.Equal("The stack cannot be deployed:", lines[0]);
        Assert.Contains(lines, line => line.StartsWith("monitoring:prometheus.retention:", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("monitoring:grafna:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task More_samples_than_the_volume_holds_are_refused() =>
        Assert.Contains("monitoring:prometheus.retentionSize", await Refusal("dev", With("monitoring:prometheus", """{ "volume": "10Gi", "retentionSize": "9Gi" }""")));

    [Fact]
    public async Task A_budget_of_a_job_that_does_not_exist_is_refused()
    {
        var message = await Refusal("dev", With("monitoring:prometheus", """{ "jobs": { "kubernetes-pod": { "seriesBudget": 5 } } }"""));
        Assert.Contains("monitoring:prometheus.jobs.kubernetes-pod: There is no scrape job 'kubernetes-pod'; did you mean 'kubernetes-pods'?", message);
    }

    [Fact]
    public async Task A_key_of_before_is_told_its_successor() => Assert.Contains(
        "monitoring:prometheus.sampleLimits: There is no setting 'sampleLimits' any more. What a job may bring is jobs.<job>.seriesBudget now",
        await Refusal("dev", With("monitoring:prometheus", """{ "sampleLimits": { "kubernetes-pods": 20000 } }""")));

    [Theory]
    [InlineData("monitoring:alerting", """{ "muteWarningsIn": ["nights"] }""", "monitoring:alerting.muteWarningsIn[0]")]
    [InlineData("monitoring:onCall", """{ "heartbeat": { "name": "x" } }""", "monitoring:onCall.heartbeat.name")]
    [InlineData("monitoring:namespace", "Monitoring", "monitoring:namespace")]
    [InlineData("monitoring:alertmanager", """{ "replicas": 9 }""", "monitoring:alertmanager.replicas")]
    [InlineData("monitoring:alertmanager", "{ replicas", "monitoring:alertmanager")]
    public async Task A_bad_setting_is_named_by_its_key(string key, string value, string where)
    {
        var message = await Refusal("dev", With(key, value));
        Assert.StartsWith($"The stack cannot be deployed:\n{where}: ", message);
        Assert.DoesNotContain("   at ", message);
    }

    private static JObject With(string key, string value)
    {
        var config = StackRun.ConfigOf("dev");
        config[key] = value;
        return config;
    }

    private static async Task<string> Refusal(string stack, JObject config)
    {
        var message = (await Assert.ThrowsAsync<RunException>(() => StackRun.RunAsync(stack, config))).Message;
        return message[Math.Max(0, message.IndexOf("The stack cannot", StringComparison.Ordinal))..];
    }
}
