namespace Monitoring.Workloads;

/// <summary>What every deployed tool is given, beside its own settings and compiled configuration.</summary>
public abstract class ToolArgs
{
    /// <summary>Where the tool is put; <c>StackFoundation.SiteOf</c> makes it.</summary>
    public required ToolSite Site { get; init; }
}
