using System.Collections.Immutable;

namespace Monitoring.Cli.Backends.Metrics;

/// <summary>Something that is scraped.</summary>
/// <param name="Job">Name of the scrape job.</param>
/// <param name="Address">What is asked.</param>
/// <param name="Labels">Labels that its series bear.</param>
/// <param name="Discovered">Labels as they were discovered, before relabelling.</param>
/// <param name="IsUp">True when the last scrape worked.</param>
/// <param name="Error">Why it did not; empty otherwise.</param>
/// <param name="LastScrape">When; null before the first.</param>
/// <param name="Duration">How long that took.</param>
internal sealed record MetricTarget(
    string Job,
    string Address,
    ImmutableSortedDictionary<string, string> Labels,
    ImmutableSortedDictionary<string, string> Discovered,
    bool IsUp,
    string Error,
    DateTimeOffset? LastScrape,
    TimeSpan Duration)
{
    /// <summary>How often it is scraped; null where the backend does not say.</summary>
    public TimeSpan? Interval { get; init; }
}
