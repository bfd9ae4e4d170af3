using System.Collections.Immutable;
using Monitoring.PromQl;
using Monitoring.PromQl.Syntax;
using Monitoring.Settings;

namespace Monitoring.Metrics.Lists;

/// <summary>One selector of an expression that somebody looks at.</summary>
/// <param name="Selector">The series.</param>
/// <param name="Reader">Who reads them.</param>
public sealed record MetricRead(VectorSelector Selector, MetricReader Reader)
{
    /// <summary>The windows around the selector: its range, subqueries and offsets.</summary>
    public ImmutableArray<TimeWindow> Windows { get; init; } = [];

    /// <summary>True for an alert, which wants to know soon.</summary>
    public bool IsAlert { get; init; }

    /// <summary>How long the alert waits before it fires; null when it fires at once.</summary>
    public Duration? For { get; init; }

    /// <summary>The series that the expression is recorded as; null for what is no recording rule.</summary>
    public string? RecordedAs { get; init; }

    /// <summary>Values with which quantiles of the selected buckets are compared; null where anything but quantiles is made of the series.</summary>
    public ImmutableArray<double>? QuantileBounds { get; init; }

    /// <summary>Labels of the selected series that can change the answer; any, unless an aggregation on the way takes them away.</summary>
    public LabelSet Live { get; init; } = LabelSet.Any;
}
