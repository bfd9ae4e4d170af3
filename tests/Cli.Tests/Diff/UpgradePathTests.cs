using Monitoring.Cli;
using Monitoring.Cli.Diff;
using Monitoring.Tests.Cli.Support;
using Xunit;

namespace Monitoring.Tests.Cli.Diff;

/// <summary>
/// What real changes of settings do to a stack that runs already. An effect that is not listed here fails: something that holds data was about to
/// be replaced, or restarts for no reason.
/// </summary>
public sealed class UpgradePathTests
{
    private const string Base = """
          monitoring:cluster: { name: somewhere, nodes: 3 }
          monitoring:prometheus: { retention: 24h, volume: 8Gi }
          monitoring:logging: { enabled: true, retentionDays: 2 }
          monitoring:elasticsearch: { volume: 10Gi }
          monitoring:onCall: { target: opsgenie, heartbeat: { name: x } }
        """;

    private static readonly Lazy<Task<StackObjects>> Before = new(() => RenderAsync(Base));

    [Theory]
    [InlineData("name: somewhere, nodes: 3", "name: somewhere, nodes: 4", "")]
    [InlineData("retention: 24h", "retention: 36h", "StatefulSet monitoring/prometheus restarts: its pod template changes")]
    [InlineData("retention: 24h", "retention: 12h", "samples in prometheus loses data: what is older than 12h is deleted", "StatefulSet monitoring/prometheus restarts: its pod template changes")]
    [InlineData(
        "volume: 8Gi", "volume: 16Gi",
        "StatefulSet monitoring/prometheus is replaced: spec.volumeClaimTemplates cannot be changed in place; its volumes stay, as large as they are")]
    [InlineData(
        "monitoring:prometheus: { retention: 24h, volume: 8Gi }",
        "monitoring:prometheus: { retention: 24h, volume: 8Gi, placement: host }\n  monitoring:host: { address: watch.example.com, hostKey: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ, apiServer: 'https://cluster.example.com:6443' }",
        "StatefulSet monitoring/alertmanager loses data: its volumes stay behind, and nothing reads them any more",
        "StatefulSet monitoring/prometheus loses data: its volumes stay behind, and nothing reads them any more")]
    [InlineData("retentionDays: 2", "retentionDays: 5", "Job monitoring/elasticsearch-setup is replaced: the job runs once more")]
    [InlineData("target: opsgenie", "target: jsm, responders: [{ name: platform, type: team }]", "StatefulSet monitoring/alertmanager restarts: it reads its configuration only at start")]
    [InlineData(
        "monitoring:elasticsearch: { volume: 10Gi }", "monitoring:elasticsearch: { volume: 10Gi, storageClass: fast }",
        "StatefulSet monitoring/elasticsearch is replaced: spec.volumeClaimTemplates cannot be changed in place; its volumes stay, as large as they are")]
    [InlineData("monitoring:logging:", "monitoring:logstash: { enabled: true }\n  monitoring:logging:", "DaemonSet monitoring-agents/fluentd restarts: its pod template changes", "Deployment monitoring/grafana restarts: its pod template changes")]
    public async Task A_change_of_settings_does_this_and_nothing_else(string from, string to, params string[] effects)
    {
        Assert.Contains(from, Base, StringComparison.Ordinal);
        var diff = StackDiff.Of("test", "before", await Before.Value, await RenderAsync(Base.Replace(from, to, StringComparison.Ordinal)));
        Assert.True(diff.HasChanges || effects is [""]);
        Assert.Equal(effects.Where(effect => effect.Length > 0), diff.Effects.Select(pair => $"{pair.Name} {DiffWords.Of(pair.Effect)}"));
    }

    private static async Task<StackObjects> RenderAsync(string config)
    {
        using var project = new CliProject().WithStack(config);
        var result = await project.RunAsync("render", "test", "--out", project["out"]);
        Assert.True(result.ExitCode == ExitCodes.Ok, result.Error);
        return StackObjects.ReadFolder(project["out"]);
    }
}
