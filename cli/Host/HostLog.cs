namespace Monitoring.Cli.Host;

/// <summary>Reads what programs say about themselves.</summary>
internal static class HostLog
{
    private const int Longest = 300;

    /// <summary>The last line that speaks of an error, or the last line at all; null for an empty log.</summary>
    public static string? LastWords(string path)
    {
        if (!File.Exists(path))
            return null;
        var lines = File.ReadLines(path).Where(line => line.Length > 0).TakeLast(50).ToList();
        var line = lines.LastOrDefault(IsError) ?? lines.LastOrDefault();
        return line?.Length > Longest ? line[..Longest] + " ..." : line;
    }

    private static bool IsError(string line) =>
        line.Contains("level=ERROR", StringComparison.OrdinalIgnoreCase) || line.StartsWith("panic:", StringComparison.Ordinal) || line.Contains("error", StringComparison.OrdinalIgnoreCase);
}
