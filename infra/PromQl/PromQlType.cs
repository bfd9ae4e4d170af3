namespace Monitoring.PromQl;

/// <summary>What an expression gives.</summary>
public enum PromQlType
{
    /// <summary>Grafana decides, because a variable stands for the expression.</summary>
    Unknown,

    /// <summary>One number.</summary>
    Scalar,

    /// <summary>Series with one sample each.</summary>
    InstantVector,

    /// <summary>Series with the samples of a window.</summary>
    RangeVector,

    /// <summary>Text.</summary>
    Text,
}
