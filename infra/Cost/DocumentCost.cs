using Monitoring.Settings;

namespace Monitoring.Cost;

/// <summary>What logs or traces need in Elasticsearch.</summary>
/// <param name="PerSecond">Lines or spans in a second.</param>
/// <param name="Bytes">What one of them needs on disk, with its part of the index.</param>
/// <param name="Copies">How often each is kept.</param>
/// <param name="Days">How long.</param>
public sealed record DocumentCost(double PerSecond, double Bytes, int Copies, int Days)
{
    /// <summary>A line of 200 to 300 characters with the fields that collecting it adds. Applications differ by a factor of three; measure yours with the dashboard of Elasticsearch.</summary>
    public const double BytesPerLogLine = 500;

    /// <summary>A span with a dozen tags.</summary>
    public const double BytesPerSpan = 600;

    /// <summary>Disk that a day needs, all copies together.</summary>
    public ByteSize OfDay => new((long)(PerSecond * 86_400 * Bytes * Copies));

    /// <summary>Disk at full retention. The oldest day goes as a whole, so there is one day more.</summary>
    public ByteSize Disk => OfDay * (Days + 1);
}
