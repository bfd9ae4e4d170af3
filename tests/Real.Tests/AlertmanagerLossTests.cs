using Monitoring.Tests.Real.Pipeline;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>Two Alertmanagers are there so that one may die at any time.</summary>
public sealed class AlertmanagerLossTests
{
    private const string Alert = "KubeStateMetricsDown";

    [SkippableFact]
    public async Task Killing_the_Alertmanager_that_is_first_in_turn_loses_nothing()
    {
        await using var pipeline = await AlertPipeline.StartAsync(Alert);
        await pipeline.NextHeartbeatAsync();
        pipeline.KubeStateMetrics.IsDown = true;
        var first = await pipeline.NextCreateAsync(Alert);
        await pipeline.AssertQuietAsync(Alert, creates: 1, closes: 0);

        await (await pipeline.Alertmanagers!.FirstInTurnAsync()).KillAsync();
        pipeline.KubeStateMetrics.IsDown = false;
        await pipeline.NextCloseAsync(first);
        await pipeline.NextHeartbeatAsync();

        pipeline.KubeStateMetrics.IsDown = true;
        await pipeline.NextCreateAsync(Alert);
        await pipeline.AssertQuietAsync(Alert, creates: 2, closes: 1);
    }
}
