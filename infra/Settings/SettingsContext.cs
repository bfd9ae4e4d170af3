namespace Monitoring.Settings;

/// <summary>What a settings record may know beyond its own values while it validates itself.</summary>
/// <param name="Path">Key path of the record: <c>monitoring:prometheus</c>.</param>
/// <param name="Today">Date of the deployment (UTC), for settings that end on a date.</param>
public sealed record SettingsContext(string Path, DateOnly Today)
{
    /// <summary>Key path of one property of the record.</summary>
    public string Key(string property) => $"{Path}.{property}";
}
