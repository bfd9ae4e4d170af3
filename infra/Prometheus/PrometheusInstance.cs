using Monitoring.Settings;
using Monitoring.Workloads;

namespace Monitoring.Prometheus;

/// <summary>What one Prometheus process keeps and may use, whatever it scrapes; the settings of each instance make one.</summary>
public sealed record PrometheusInstance
{
    /// <summary>Share of the volume that blocks and write-ahead log may fill. Prometheus' documentation asks for at most 80 to 85 %, because size retention deletes whole blocks and the log keeps growing meanwhile.</summary>
    public const double LargestShareOfVolume = 0.8;

    /// <summary>How long samples are kept.</summary>
    public required Duration Retention { get; init; }

    /// <summary>Size at which the oldest samples go, whatever their age.</summary>
    public required ByteSize RetentionSize { get; init; }

    /// <summary>Size of the volume.</summary>
    public required ByteSize Volume { get; init; }

    /// <summary>Storage class of the volume; empty for the cluster's default.</summary>
    public required string StorageClass { get; init; }

    /// <summary>Address under which people reach it; empty for the one inside the cluster.</summary>
    public required string ExternalUrl { get; init; }

    /// <summary>What the pod asks for and may use.</summary>
    public required ResourceSettings Resources { get; init; }

    /// <summary>How old the last sample of a series may be in a query; null for Prometheus' five minutes. Has to exceed the scrape interval.</summary>
    public Duration? Lookback { get; init; }

    /// <summary>What is wrong with a size that somebody set.</summary>
    /// <param name="context">Where the settings stand; the key is <c>retentionSize</c>.</param>
    /// <param name="size">The size as set, or null.</param>
    /// <param name="volume">The volume that has to hold it.</param>
    public static IEnumerable<Problem> CheckSize(SettingsContext context, ByteSize? size, ByteSize volume)
    {
        var largest = volume * LargestShareOfVolume;
        if (size > largest)
            yield return Problem.Error(context.Key("retentionSize"), $"{size} is more than 80 % of the volume ({volume}); the largest accepted value is {largest.WholeMebibytes}. Above it the volume fills before old samples are deleted.");
        if (size < ByteSize.Mebibytes(256))
            yield return Problem.Error(context.Key("retentionSize"), $"{size} is less than 256Mi, the size of two segments of the write-ahead log; nothing would be kept.");
    }
}
