using Monitoring.Settings;

namespace Monitoring.Cost;

/// <summary>
/// What a Prometheus of 3.5 needs for a number of series. The figures are measured by <c>eng/benchmark-cost</c>, see docs/cost.md, which also says how far off they are.
/// </summary>
public static class StorageCost
{
    /// <summary>Resident memory of one that scrapes nothing, with its queries and rules.</summary>
    public static readonly ByteSize Base = ByteSize.Mebibytes(80);

    /// <summary>Memory for each stored series: its labels, its index, the chunk that is being written.</summary>
    public const double BytesPerStoredSeries = 1_500;

    /// <summary>Memory for each series that is scraped, whether it is dropped or not: the line of the page, as the scrape remembers it.</summary>
    public const double BytesPerScrapedSeries = 600;

    /// <summary>Disk for each sample, with its share of the index.</summary>
    public const double BytesPerSample = 2;

    /// <summary>How far off a forecast may be, up or down.</summary>
    public const double Error = 0.2;

    /// <summary>The log of what is not yet in blocks: about three hours of samples, uncompacted.</summary>
    public const double LogBytesPerSample = 6;

    private const double LogSeconds = 3 * 3600;

    /// <summary>Resident memory.</summary>
    public static ByteSize Memory(double stored, double scraped) => new(Base.Bytes + (long)((stored * BytesPerStoredSeries) + (scraped * BytesPerScrapedSeries)));

    /// <summary>Disk that a day of samples needs.</summary>
    public static ByteSize OfDay(double samplesPerSecond) => new((long)(samplesPerSecond * 86_400 * BytesPerSample));

    /// <summary>Disk at full retention.</summary>
    public static ByteSize Disk(double samplesPerSecond, Duration retention) =>
        new((long)(samplesPerSecond * ((retention.TotalSeconds * BytesPerSample) + (LogSeconds * LogBytesPerSample))));
}
