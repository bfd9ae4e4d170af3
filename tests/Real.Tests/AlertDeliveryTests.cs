using Monitoring.Tests.Real.Pipeline;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>A fault reaches the people on call, once and with all that they need.</summary>
public sealed class AlertDeliveryTests
{
    private const string Alert = "KubeStateMetricsDown";

    [SkippableFact]
    public async Task One_fault_calls_the_responders_once_and_its_end_closes_the_call()
    {
        await using var pipeline = await AlertPipeline.StartAsync(Alert);

        pipeline.KubeStateMetrics.IsDown = true;
        var create = await pipeline.NextCreateAsync(Alert);
        Assert.Equal("P1", (string?)create.Body["priority"]);
        Assert.Equal("platform", (string?)create.Body.SelectToken("responders[0].name"));
        Assert.Equal("team", (string?)create.Body.SelectToken("responders[0].type"));
        Assert.Equal(["kubernetes", "prod"], create.Body["tags"]!.Values<string>());
        await pipeline.AssertQuietAsync(Alert, creates: 1, closes: 0);

        pipeline.KubeStateMetrics.IsDown = false;
        await pipeline.NextCloseAsync(create);
        await pipeline.AssertQuietAsync(Alert, creates: 1, closes: 1);
        Assert.All(pipeline.OnCall.Calls, call => Assert.StartsWith("GenieKey ", call.Authorization, StringComparison.Ordinal));
    }
}
