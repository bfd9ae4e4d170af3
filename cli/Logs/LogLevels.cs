using System.Collections.Immutable;

namespace Monitoring.Cli.Logs;

/// <summary>What a record's level may be, the least severe first.</summary>
internal static class LogLevels
{
    public static ImmutableArray<string> All { get; } = ["trace", "debug", "info", "warn", "error", "fatal"];

    /// <summary>A level and all that are more severe.</summary>
    public static ImmutableArray<string> From(string level) => All[All.IndexOf(level, StringComparer.OrdinalIgnoreCase)..];
}
