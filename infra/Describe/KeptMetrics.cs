namespace Monitoring.Describe;

/// <summary>Which of the series that it scrapes a job stores.</summary>
public enum KeptMetrics
{
    /// <summary>Those that a rule or a panel of the stack reads.</summary>
    Used,

    /// <summary>All of them.</summary>
    All,
}
