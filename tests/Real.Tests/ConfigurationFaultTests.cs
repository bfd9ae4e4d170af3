using Monitoring.Tests.Real.Pipeline;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>A configuration that Prometheus refuses leaves it running on the old one, so somebody has to be told.</summary>
public sealed class ConfigurationFaultTests
{
    private const string Alert = "PrometheusBadConfig";

    [SkippableFact]
    public async Task A_broken_configuration_pages_and_its_repair_ends_it()
    {
        await using var pipeline = await AlertPipeline.StartAsync(
            [Alert, "PrometheusRuleFailures", "PrometheusNotIngestingSamples", "PrometheusNotConnectedToAlertmanagers", "AlertmanagerFailedReload", "KubeStateMetricsDown"]);
        var working = await File.ReadAllTextAsync(pipeline.Configuration);
        await pipeline.FireAsync();

        await File.WriteAllTextAsync(pipeline.Configuration, $"this: is no key of Prometheus\n{working}");
        var call = await pipeline.NextCreateAsync(Alert);
        await pipeline.FireAsync(Alert);

        // Prometheus compares with what it runs on, so going back is no change to it, and it would call the configuration broken for ever.
        await File.WriteAllTextAsync(pipeline.Configuration, working);
        await pipeline.Prometheus!.ReloadAsync();
        await pipeline.NextCloseAsync(call);
        await pipeline.FireAsync();
        Assert.All(pipeline.Pages(), page => Assert.Contains(Alert, page, StringComparison.Ordinal));
    }
}
