namespace Monitoring.Settings;

/// <summary>How much a <see cref="Problem"/> matters: an error stops preview, check and deployment, a warning is shown.</summary>
public enum ProblemLevel
{
    /// <summary>Shown, never stops anything.</summary>
    Warning,

    /// <summary>Nothing is deployed or written.</summary>
    Error,
}
