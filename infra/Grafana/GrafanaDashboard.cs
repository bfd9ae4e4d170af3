namespace Monitoring.Grafana;

/// <summary>One dashboard as it is mounted: its folder, its file name without extension, and the JSON.</summary>
public sealed record GrafanaDashboard(string Directory, string Name, string Json)
{
    /// <summary>Path of the source.</summary>
    public string SourcePath { get; init; } = "";
}
