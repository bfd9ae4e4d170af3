using System.Collections.Immutable;
using Monitoring.Cli.Backends.Metrics;

namespace Monitoring.Cli.Alerts;

/// <summary>One time in which an alert fired.</summary>
/// <param name="Labels">Its labels.</param>
/// <param name="Start">First time at which it was seen firing.</param>
/// <param name="End">Last time.</param>
/// <param name="IsOver">False when it fires still.</param>
internal sealed record AlertEpisode(ImmutableSortedDictionary<string, string> Labels, DateTimeOffset Start, DateTimeOffset End, bool IsOver)
{
    public TimeSpan Length => End - Start;

    /// <summary>The times in which a series of <c>ALERTS</c> had samples.</summary>
    /// <param name="series">Values at every step.</param>
    /// <param name="step">Time between two values.</param>
    /// <param name="until">The last time that was asked for.</param>
    public static IEnumerable<AlertEpisode> Of(MetricSeries series, TimeSpan step, DateTimeOffset until)
    {
        var labels = series.Labels.Remove("__name__").Remove("alertstate");
        var start = 0;
        for (var index = 1; index <= series.Points.Length; index++)
        {
            if (index < series.Points.Length && series.Points[index].At - series.Points[index - 1].At < step * 1.5)
                continue;
            // It ended somewhere before the next step.
            yield return new(labels, series.Points[start].At, series.Points[index - 1].At + step, until - series.Points[index - 1].At >= step);
            start = index;
        }
    }
}
