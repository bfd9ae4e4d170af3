using System.Globalization;

namespace Pulumi;

/// <summary>How long an operation on a resource may take before it counts as failed.</summary>
public sealed class CustomTimeouts
{
    public TimeSpan? Create { get; set; }

    public TimeSpan? Update { get; set; }

    public TimeSpan? Delete { get; set; }

    /// <summary>The engine's notation: nanoseconds for what is not set in whole seconds would be lost, so all is in ns.</summary>
    internal static string Format(TimeSpan? timeout) =>
        timeout is { } span ? (span.Ticks * TimeSpan.NanosecondsPerTick).ToString(CultureInfo.InvariantCulture) + "ns" : "";
}
