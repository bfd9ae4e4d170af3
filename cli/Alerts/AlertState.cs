namespace Monitoring.Cli.Alerts;

/// <summary>What becomes of an alert, the most urgent first.</summary>
internal enum AlertState
{
    /// <summary>People are told.</summary>
    Firing,

    /// <summary>Its condition holds, and not for long enough yet.</summary>
    Pending,

    /// <summary>Another alert is told instead of it.</summary>
    Inhibited,

    /// <summary>A silence holds it back.</summary>
    Silenced,
}
