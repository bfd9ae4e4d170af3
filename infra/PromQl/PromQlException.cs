namespace Monitoring.PromQl;

/// <summary>An expression is not PromQL. The message reads as Prometheus' own: <c>1:5: parse error: unclosed left parenthesis</c>.</summary>
public sealed class PromQlException(PromQlPosition position, string error) : Exception($"{position}: parse error: {error}")
{
    /// <summary>Where it stops being PromQL.</summary>
    public PromQlPosition Position { get; } = position;

    /// <summary>What is wrong there, without the place.</summary>
    public string Error { get; } = error;
}
