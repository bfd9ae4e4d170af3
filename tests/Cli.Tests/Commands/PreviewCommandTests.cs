using Monitoring.Cli;
using Monitoring.Tests.Cli.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Commands;

public sealed class PreviewCommandTests
{
    private const string OnCall = "  monitoring:cluster: {name: somewhere, nodes: 3}\n  monitoring:onCall: {target: opsgenie, heartbeat: {name: x}}";

    [Fact]
    public async Task A_preview_shows_what_is_created_what_it_asks_for_and_a_verdict()
    {
        using var project = new CliProject().WithStack("  monitoring:cluster: {name: somewhere, nodes: 3}");

        var result = await project.RunAsync("preview", "test");

        Assert.Equal((ExitCodes.Ok, ""), (result.ExitCode, result.Error));
        Assert.Contains("monitoring · test", result.Output, StringComparison.Ordinal);
        Assert.Contains("somewhere (3 nodes), the kubeconfig's current context\n!        Deploying reaches whichever cluster that is then; name it", result.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("prometheus  PrometheusServer", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"── StatefulSet +prometheus", result.Output);
        Assert.Matches(@"\n  node-exporter +3 ", result.Output);
        Assert.Matches(@"\n  total +\d+ +\d+m? +\d+[KMG]i +\d+[KMG]i +\d+[KMG]i", result.Output);
        Assert.Matches(@"\n  retention +24h\n", result.Output.ReplaceLineEndings("\n"));
        Assert.Matches(@"✓ \d+ resources in \d+ components: ready to deploy\n$", result.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_secret_that_is_still_to_be_set_is_a_warning()
    {
        using var project = new CliProject().WithStack(OnCall.Replace("nodes: 3", "nodes: 3, context: prod-eu, kubeconfig: ~/.kube/prod", StringComparison.Ordinal));

        var result = await project.RunAsync("preview", "test");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Contains("somewhere (3 nodes), context 'prod-eu' of ~/.kube/prod", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("whichever cluster", result.Output, StringComparison.Ordinal);
        Assert.Contains(
            "monitoring:onCallKey: The secret is not set yet, and deploying needs it: `pulumi config set --stack test --secret monitoring:onCallKey`.", result.Problems);
    }

    [Fact]
    public async Task A_secret_that_is_set_is_neither_a_warning_nor_shown()
    {
        using var project = new CliProject().WithStack($"{OnCall}\n  monitoring:onCallKey: {{secure: v1:abcdef}}");

        var result = await project.RunAsync("preview", "test");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.DoesNotContain(result.Problems, p => p.StartsWith("monitoring:onCallKey", StringComparison.Ordinal));
        Assert.DoesNotContain("abcdef", result.Output + result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_machines_the_form_is_fixed()
    {
        using var project = new CliProject();

        var result = await project.RunAsync("preview", "dev", "--json");

        var preview = JObject.Parse(result.Output);
        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal(["project", "stack", "sdk", "cluster", "ready", "verdict", "problems", "resources", "demand", "outputs", "cost"], preview.Properties().Select(p => p.Name));
        Assert.Equal(("monitoring", "dev", true), ((string?)preview["project"], (string?)preview["stack"], (bool)preview["ready"]!));
        Assert.Equal("""{"name":"dev","kubeconfig":"","context":"dev"}""", preview["cluster"]!.ToString(Formatting.None));
        Assert.Equal(["type", "name", "component", "parent", "object"], ((JObject)preview["resources"]![0]!).Properties().Select(p => p.Name));
        Assert.Equal(["components", "total", "logsAndTraces", "images"], ((JObject)preview["demand"]!).Properties().Select(p => p.Name));
        Assert.Equal(
            ["name", "pods", "cpuRequestMillicores", "memoryRequestBytes", "memoryLimitBytes", "containersWithoutMemoryLimit", "storageBytes"],
            ((JObject)preview["demand"]!["total"]!).Properties().Select(p => p.Name));
    }

    [Theory]
    [InlineData("  monitoring:grafan: {}", "monitoring:grafan")]
    [InlineData("  monitoring:onCallKey: hunter2", "Pulumi.test.yaml:2")]
    public async Task For_machines_a_failure_has_the_same_form(string config, string where)
    {
        using var project = new CliProject().WithStack(config);

        var result = await project.RunAsync("preview", "test", "--json");

        var preview = JObject.Parse(result.Output);
        Assert.Equal((ExitCodes.Problems, ""), (result.ExitCode, result.Error));
        Assert.Equal(["project", "stack", "sdk", "cluster", "ready", "verdict", "problems", "resources", "demand", "outputs", "cost"], preview.Properties().Select(p => p.Name));
        Assert.False((bool)preview["ready"]!);
        Assert.Equal(("error", where), ((string?)preview["problems"]![0]!["level"], (string?)preview["problems"]![0]!["where"]));
    }
}
