namespace Monitoring.Cli.Backends.Connecting;

/// <summary>Paths as people write them.</summary>
internal static class HomePath
{
    /// <summary><c>~/x</c> as a full path; everything else as it is.</summary>
    public static string Expand(string path) => path.StartsWith("~/", StringComparison.Ordinal)
        ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
        : path;
}
