namespace Monitoring.Questions;

/// <summary>What the values of a question are, so that they can be written for people.</summary>
public enum QuestionUnit
{
    /// <summary>A plain number.</summary>
    Count,

    /// <summary>A share of one.</summary>
    Ratio,

    Seconds,

    Bytes,

    /// <summary>Cores of CPU.</summary>
    Cores,

    PerSecond,

    /// <summary>Seconds since 1970.</summary>
    Time,
}
