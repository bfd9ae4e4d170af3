using Monitoring.Settings;
using Monitoring.Workloads;

namespace Monitoring.Alertmanager;

/// <summary>How many Alertmanagers run and what they may use.</summary>
public sealed record AlertmanagerSettings
{
    [Setting("Number of Alertmanagers. They find each other and send each notification once; with two, the loss of one loses nothing.", Min = "1", Max = "3")]
    public int Replicas { get; init; } = 1;

    [Setting("Size of the volume for silences and the notification log of each replica.", Min = "100Mi", Max = "100Gi")]
    public ByteSize Volume { get; init; } = ByteSize.Gibibytes(1);

    [Setting("Storage class of the volume. Empty takes the cluster's default class.", Example = "fast-ssd")]
    public string StorageClass { get; init; } = "";

    [Setting("How long silences and the notification log are kept after they ended.", Min = "1h", Max = "90d")]
    public Duration Retention { get; init; } = Duration.Hours(120);

    [Setting("Address under which people reach Alertmanager; links in notifications point there. Empty links to the address inside the cluster.", Example = "https://alerts.example.com", Pattern = @"(https?://[^/\s]+)?", PatternText = "an http or https address without a path")]
    public string ExternalUrl { get; init; } = "";

    [Setting("What each pod asks for and may use.")]
    public ResourceSettings Resources { get; init; } = ResourceSettings.Of(cpu: 10, memory: 64, memoryLimit: 128);
}
