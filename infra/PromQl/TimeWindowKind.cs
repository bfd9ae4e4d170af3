namespace Monitoring.PromQl;

/// <summary>Where a length of time stands in an expression.</summary>
public enum TimeWindowKind
{
    /// <summary><c>up[5m]</c>.</summary>
    Range,

    /// <summary>The first of <c>up[1h:1m]</c>.</summary>
    SubqueryRange,

    /// <summary>The second of <c>up[1h:1m]</c>.</summary>
    SubqueryStep,

    /// <summary><c>up offset 1h</c>.</summary>
    Offset,
}
