namespace Monitoring.Cost;

/// <summary>What one dashboard, panel, alert or recording rule reads.</summary>
/// <param name="Title">As messages call it.</param>
/// <param name="Place">Path of its file.</param>
/// <param name="Series">Stored series that it reads.</param>
/// <param name="Alone">Series that nobody else reads: what would be saved without it.</param>
public sealed record ReaderCost(string Title, string Place, int Series, int Alone)
{
    /// <summary>The title under which a dashboard or rule file stands as a whole.</summary>
    public const string AllOfIt = "all of it";
}
