using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Workloads;

namespace Monitoring.Baseline;

/// <summary>Whether there is a second Prometheus with a long memory, and what it may use.</summary>
public sealed record BaselineSettings : IValidatedSettings
{
    [Setting("Runs a second, small Prometheus that keeps the `baseline:` series, and only those, for more than a year. Comparisons with last week, growth forecasts and the 30-day error budgets exist only with it.")]
    public bool Enabled { get; init; }

    [Setting("How long baselines are kept. The error budgets and forecasts need 35 days.", Min = "35d", Max = "1100d")]
    public Duration Retention { get; init; } = Duration.Days(400);

    [Setting("Size of the volume. 100 deployments on 10 nodes have about 1,100 series, which fill about 500Mi in 400 days; see docs/baseline.md.", Min = "1Gi", Max = "1Ti")]
    public ByteSize Volume { get; init; } = ByteSize.Gibibytes(5);

    [Setting("Size at which the oldest samples are deleted, whatever their age. Empty takes 80 % of the volume, which is also the largest accepted value.", Example = "2Gi")]
    public ByteSize? RetentionSize { get; init; }

    [Setting("Most series that are taken over at once. Above it nothing is taken over at all, which protects the volume from a baseline that turned out to be per pod.", Min = "100", Max = "100000")]
    public int SeriesLimit { get; init; } = 10_000;

    [Setting("Storage class of the volume. Empty takes the cluster's default class.", Example = "standard")]
    public string StorageClass { get; init; } = "";

    [Setting("Address under which people reach the instance; links in its alerts point there. Empty links to the address inside the cluster.", Example = "https://baseline.example.com", Pattern = @"(https?://[^/\s]+)?", PatternText = "an http or https address without a path")]
    public string ExternalUrl { get; init; } = "";

    [Setting("What the pod asks for and may use.")]
    public ResourceSettings Resources { get; init; } = ResourceSettings.Of(cpu: 20, memory: 128, memoryLimit: 512);

    /// <summary>The process that these settings ask for.</summary>
    public PrometheusInstance Instance => new()
    {
        Retention = Retention,
        RetentionSize = RetentionSize ?? Volume * PrometheusInstance.LargestShareOfVolume,
        Volume = Volume,
        StorageClass = StorageClass,
        ExternalUrl = ExternalUrl,
        Resources = Resources,
        Lookback = BaselineTool.Lookback,
    };

    public IEnumerable<Problem> Validate(SettingsContext context) => PrometheusInstance.CheckSize(context, RetentionSize, Volume);
}
