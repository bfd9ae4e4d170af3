using Monitoring.PromQl.Syntax;
using Monitoring.Settings;

namespace Monitoring.Metrics;

/// <summary>How often series get a sample.</summary>
/// <param name="series">What is known of the series, and the stack's scrape jobs.</param>
/// <param name="scrapes">Interval of the jobs that have none of their own.</param>
/// <param name="evaluations">Interval in which rules are evaluated and so recorded series are written.</param>
internal sealed class SampleIntervals(SeriesCatalogue series, Duration scrapes, Duration evaluations)
{
    /// <summary>The longest interval of the jobs from which the series can come; the usual one when nobody knows.</summary>
    /// <param name="selector">The series; null when a variable decides.</param>
    public Duration Of(VectorSelector? selector) => selector switch
    {
        null => scrapes,
        { Name: { } name } when name.Contains(':', StringComparison.Ordinal) => evaluations,
        _ => series.IntervalsOf(selector).Select(x => x ?? scrapes).DefaultIfEmpty(scrapes).Max(),
    };
}
