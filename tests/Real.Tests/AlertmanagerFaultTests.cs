using Monitoring.Tests.Real.Pipeline;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>
/// When no Alertmanager is left nobody can be called: Prometheus says so where people look, the heartbeat stops, and both come back by themselves.
/// </summary>
public sealed class AlertmanagerFaultTests
{
    private const string Down = "AlertmanagerClusterDown";
    private const string NotSent = "PrometheusErrorSendingAlertsToAnyAlertmanager";

    [SkippableFact]
    public async Task Stopping_all_Alertmanagers_is_told_by_Prometheus_and_by_the_heartbeat_and_ends_with_their_start()
    {
        await using var pipeline = await AlertPipeline.StartAsync([Down, NotSent, "PrometheusBadConfig", "PrometheusRuleFailures", "PrometheusNotIngestingSamples", "KubeStateMetricsDown"]);
        await pipeline.NextHeartbeatAsync();
        await pipeline.FireAsync();

        foreach (var alertmanager in pipeline.Alertmanagers!.Members)
            await alertmanager.StopAsync();
        var calls = pipeline.OnCall.Calls.Count;
        await pipeline.FireAsync(Down, NotSent);
        Assert.Equal(calls, pipeline.OnCall.Calls.Count);

        await Task.WhenAll(pipeline.Alertmanagers.Members.Select(alertmanager => alertmanager.StartAsync()));
        await pipeline.FireAsync();
        await pipeline.NextHeartbeatAsync();
    }
}
