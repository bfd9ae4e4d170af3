using System.Collections.Immutable;
using Monitoring.PromQl.Syntax;
using Monitoring.Settings;

namespace Monitoring.PromQl;

/// <summary>How far one selector of an expression reads into the past.</summary>
/// <param name="Selector">The selector.</param>
/// <param name="Windows">The windows that add up, outermost first: subquery ranges, offsets and its own range.</param>
public sealed record Lookback(VectorSelector Selector, ImmutableArray<TimeWindow> Windows)
{
    /// <summary>The sum, never below zero; windows that a Grafana variable decides count as nothing.</summary>
    public Duration Length => new(TimeSpan.FromTicks(Math.Max(0, Windows.Sum(x => x.Length?.Value.Ticks ?? 0))));

    /// <summary>The windows as written, added up: <c>24h + 5m + 1h</c>.</summary>
    public string Text => string.Join(" + ", Windows.Where(x => x.Length is not null).Select(x => x.Text));
}
