using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Monitoring.Describe;
using Monitoring.Settings;
using Monitoring.Workloads;

namespace Monitoring.Prometheus;

/// <summary>How much Prometheus keeps, how often it looks, and what it may use.</summary>
[FormerSetting("sampleLimits", "What a job may bring is jobs.<job>.seriesBudget now: the series of all its targets together, of which no target may have more than all.")]
public sealed record PrometheusSettings : IValidatedSettings
{
    /// <summary>A job that stores everything has as many series as its targets say; a budget that was made for its list would fail every scrape.</summary>
    private const int BudgetOfEverything = 100_000;

    [Setting("Where Prometheus and Alertmanager run: in the cluster, or on a host outside that needs nothing but the API server, see host and docs/host.md.")]
    public PrometheusPlacement Placement { get; init; } = PrometheusPlacement.InCluster;

    [Setting("How long samples are kept. Very short on purpose: monitoring is for now, not for history.", Min = "2h", Max = "15d")]
    public Duration Retention { get; init; } = Duration.Hours(24);

    [Setting("Size of the volume for samples.", Min = "1Gi", Max = "1Ti")]
    public ByteSize Volume { get; init; } = ByteSize.Gibibytes(10);

    [Setting("Size at which the oldest samples are deleted, whatever their age. Empty takes 80 % of the volume, which is also the largest accepted value.", Example = "6Gi")]
    public ByteSize? RetentionSize { get; init; }

    [Setting("Storage class of the volume. Empty takes the cluster's default class.", Example = "fast-ssd")]
    public string StorageClass { get; init; } = "";

    [Setting("Time between two scrapes of a target.", Min = "5s", Max = "2m")]
    public Duration ScrapeInterval { get; init; } = Duration.Seconds(30);

    [Setting("Time between two evaluations of the rules.", Min = "5s", Max = "2m")]
    public Duration EvaluationInterval { get; init; } = Duration.Seconds(30);

    [Setting("Names of metrics that are stored although no rule and no panel reads them, as regular expressions for the whole name; all jobs store them.", Example = "[\"shop_.+\"]")]
    public ImmutableArray<string> ExtraMetrics { get; init; } = [];

    [Setting("Leaves out buckets of histograms that rules and panels make nothing but quantiles of: as many as possible, so that neighbouring bounds are at most this factor apart. A quantile is then at most this factor off, and comparisons with a bound are decided as before. 1 leaves out none.", Min = "1", Max = "10", Example = "2")]
    public double BucketFactor { get; init; } = 1;

    [Setting("Changes to single scrape jobs, by job name.", Example = "{ \"kubernetes-pods\": { \"keep\": \"all\", \"seriesBudget\": 60000 } }")]
    public ImmutableSortedDictionary<string, ScrapeJobSettings> Jobs { get; init; } = ImmutableSortedDictionary<string, ScrapeJobSettings>.Empty;

    [Setting("Address under which people reach Prometheus; links in alerts point there. Empty links to the address inside the cluster.", Example = "https://prometheus.example.com", Pattern = @"(https?://[^/\s]+)?", PatternText = "an http or https address without a path")]
    public string ExternalUrl { get; init; } = "";

    [Setting("What the pod asks for and may use. Keep the limit at twice the steady use: replaying the write-ahead log needs it.")]
    public ResourceSettings Resources { get; init; } = ResourceSettings.Of(cpu: 200, memory: 512, memoryLimit: 1024);

    /// <summary>The size at which old samples go: as set, or 80 % of the volume.</summary>
    public ByteSize EffectiveRetentionSize => RetentionSize ?? Volume * PrometheusInstance.LargestShareOfVolume;

    /// <summary>The descriptions with what the settings change in their scrape jobs.</summary>
    public ImmutableArray<Description> Adjust(ImmutableArray<Description> descriptions) =>
        [.. descriptions.Select(description => description with { ScrapeJobs = [.. description.ScrapeJobs.Select(Adjust)] })];

    /// <summary>The process that these settings ask for.</summary>
    public PrometheusInstance Instance => new()
    {
        Retention = Retention,
        RetentionSize = EffectiveRetentionSize,
        Volume = Volume,
        StorageClass = StorageClass,
        ExternalUrl = ExternalUrl,
        Resources = Resources,
    };

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        foreach (var problem in PrometheusInstance.CheckSize(context, RetentionSize, Volume))
            yield return problem;
        if (EvaluationInterval > ScrapeInterval * 4)
            yield return Problem.Warning(context.Key("evaluationInterval"), $"Rules are evaluated every {EvaluationInterval} but targets are scraped every {ScrapeInterval}: most samples would never be looked at by an alert.");
        foreach (var (pattern, i) in ExtraMetrics.Select((pattern, i) => (pattern, i)).Where(x => !IsRegex(x.pattern)))
            yield return Problem.Error($"{context.Key("extraMetrics")}[{i}]", $"'{pattern}' is not a regular expression.");
    }

    private ScrapeJob Adjust(ScrapeJob job) => Jobs.GetValueOrDefault(job.Name) is not { } change ? job : job with
    {
        Keep = change.Keep ?? job.Keep,
        Interval = change.Interval ?? job.Interval,
        SeriesBudget = change.SeriesBudget ?? (change.Keep == KeptMetrics.All ? Math.Max(job.SeriesBudget, BudgetOfEverything) : job.SeriesBudget),
    };

    private static bool IsRegex(string pattern)
    {
        try
        {
            return pattern.Length > 0 && Regex.IsMatch("", pattern) is var _;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
