namespace Monitoring.Tests.Real.Rendering;

/// <summary>Whether the time windows in which warnings are muted are open.</summary>
internal enum MuteWindows
{
    /// <summary>No window is open: warnings notify.</summary>
    Closed,

    /// <summary>All windows are open: warnings are muted.</summary>
    Open,
}
