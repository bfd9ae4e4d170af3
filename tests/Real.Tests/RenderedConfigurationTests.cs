using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>The tools' own checkers accept what the stacks render.</summary>
public sealed class RenderedConfigurationTests
{
    [SkippableTheory]
    [InlineData("dev", "prometheus")]
    [InlineData("prod", "prometheus")]
    [InlineData("prod", "prometheus-baseline")]
    public async Task Promtool_accepts_the_configuration_with_its_rules(string stack, string instance)
    {
        using var root = new TemporaryFolder();
        var configuration = await WriteAsync(stack, instance, RenderedPod.PrometheusConfiguration, root);
        var lookback = (await RenderedStack.OfAsync(stack)).Pod(instance).Flags(root).Where(flag => flag.StartsWith("--query.lookback-delta=", StringComparison.Ordinal));
        var result = await Tool.RunAsync(await Binaries.PathOfAsync("promtool"), ["check", "config", "--lint=all", "--lint-fatal", .. lookback, configuration]);
        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("rules found", result.Output, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Amtool_accepts_the_configuration(string stack)
    {
        using var root = new TemporaryFolder();
        var configuration = await WriteAsync(stack, "alertmanager", RenderedPod.AlertmanagerConfiguration, root);
        var result = await Tool.RunAsync(await Binaries.PathOfAsync("amtool"), "check-config", configuration);
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    [SkippableTheory]
    [InlineData("on-call", "alertname=Any", "severity=critical")]
    [InlineData("on-call", "alertname=Any", "severity=warning")]
    [InlineData("on-call", "alertname=Any")]
    [InlineData("nobody", "alertname=Any", "severity=info")]
    [InlineData("heartbeat", "alertname=Watchdog", "severity=none")]
    public async Task An_alert_goes_to_its_receiver(string receiver, params string[] labels)
    {
        using var root = new TemporaryFolder();
        var configuration = await WriteAsync("prod", "alertmanager", RenderedPod.AlertmanagerConfiguration, root);
        var result = await Tool.RunAsync(
            await Binaries.PathOfAsync("amtool"), ["config", "routes", "test", $"--config.file={configuration}", $"--verify.receivers={receiver}", .. labels]);
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    private static async Task<string> WriteAsync(string stack, string tool, string file, TemporaryFolder root)
    {
        var pod = (await RenderedStack.OfAsync(stack)).Pod(tool);
        pod.WriteMounts(root);
        var path = RenderedPod.PathOf(root, file);
        File.WriteAllText(path, pod.Relocate(File.ReadAllText(path), root));
        return path;
    }
}
