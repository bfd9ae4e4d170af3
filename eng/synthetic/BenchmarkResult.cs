namespace Monitoring.Synthetic.Server;

/// <summary>What one Prometheus did with one cluster.</summary>
/// <param name="Name">Which configuration, which cluster.</param>
/// <param name="Series">Active series, those of rules among them.</param>
/// <param name="Scraped">Samples that one round of scrapes brings before relabelling.</param>
/// <param name="SamplesPerSecond">Samples that are stored, at the usual interval.</param>
/// <param name="Memory">Resident memory in bytes at the end.</param>
/// <param name="BytesPerSample">On disk, with the index of blocks of two hours.</param>
/// <param name="Millicores">CPU, at the usual interval.</param>
/// <param name="LongestScrape">Seconds of the longest scrape at the end.</param>
internal sealed record BenchmarkResult(string Name, long Series, long Scraped, double SamplesPerSecond, long Memory, double BytesPerSample, double Millicores, double LongestScrape)
{
    /// <summary>Bytes that a day needs on disk.</summary>
    public double BytesPerDay => SamplesPerSecond * 86_400 * BytesPerSample;
}
