namespace Monitoring.Synthetic.Server;

/// <summary>What one Prometheus did with one cluster.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="Profile">Which cluster.</param>
/// <param name="Series">Active series, those of rules among them.</param>
/// <param name="Scraped">Samples that one round of scrapes brings before relabelling.</param>
/// <param name="SamplesPerSecond">Samples that are stored, at the usual intervals.</param>
/// <param name="Memory">Resident memory in bytes, on average over the last third.</param>
/// <param name="Peak">The most that it was then.</param>
/// <param name="BytesPerSample">On disk, with the index of blocks of two hours.</param>
/// <param name="Millicores">CPU, at the usual intervals.</param>
/// <param name="LongestScrape">Seconds of the longest scrape at the end.</param>
internal sealed record BenchmarkResult(
    BenchmarkKind Kind, ClusterProfile Profile, long Series, long Scraped, double SamplesPerSecond, double Memory, long Peak, double BytesPerSample, double Millicores, double LongestScrape)
{
    /// <summary>As the table calls it.</summary>
    public string Name => $"{KindName}, {Profile.Nodes} nodes";

    /// <summary>The same without the cluster.</summary>
    public string KindName => Kind switch
    {
        BenchmarkKind.Everything => "everything",
        BenchmarkKind.Stack => "this stack",
        _ => "same, sources filter",
    };

    /// <summary>Bytes that a day needs on disk.</summary>
    public double BytesPerDay => SamplesPerSecond * 86_400 * BytesPerSample;
}
