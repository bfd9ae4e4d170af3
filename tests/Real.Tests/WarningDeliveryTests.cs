using Monitoring.Tests.Real.Pipeline;
using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>Warnings have a lower priority, and wait while one of their time windows is open.</summary>
public sealed class WarningDeliveryTests
{
    private const string Alert = "KubePersistentVolumeErrors";
    private const string FailedVolume = """kube_persistentvolume_status_phase{persistentvolume="pv-1", phase="Failed"} 1""";

    [SkippableFact]
    public async Task A_warning_calls_with_the_priority_of_warnings()
    {
        await using var pipeline = await AlertPipeline.StartAsync(Alert);
        pipeline.KubeStateMetrics.Metrics = FailedVolume;
        var create = await pipeline.NextCreateAsync(Alert);
        Assert.Equal("P3", (string?)create.Body["priority"]);
    }

    [SkippableFact]
    public async Task A_warning_calls_nobody_while_a_time_window_is_open()
    {
        await using var pipeline = await AlertPipeline.StartAsync(Alert, MuteWindows.Open);
        pipeline.KubeStateMetrics.Metrics = FailedVolume;
        foreach (var member in pipeline.Alertmanagers!.Members)
        {
            await Eventually.HoldsAsync(
                $"{member.Name} knows the warning", TimeSpan.FromSeconds(120), async () => (await member.ActiveAlertsAsync()).Contains(Alert), () => pipeline.Evidence);
        }

        await pipeline.NextHeartbeatAsync();
        await pipeline.AssertQuietAsync(Alert, creates: 0, closes: 0);
    }
}
