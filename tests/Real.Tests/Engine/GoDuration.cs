using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Real.Engine;

/// <summary>Durations as the engine reads them: numbers with a unit each, such as <c>1m30s</c>.</summary>
internal static partial class GoDuration
{
    public static TimeSpan Parse(JObject registration, string operation)
    {
        var text = (string)registration["customTimeouts"]![operation]!;
        Assert.Matches(Whole(), text);
        return TimeSpan.FromTicks((long)Part().Matches(text).Sum(part => Ticks(part.Groups[2].Value) * double.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture)));
    }

    /// <summary>A nanosecond is less than a tick, so this is no <see cref="TimeSpan"/>.</summary>
    private static double Ticks(string unit) => unit switch
    {
        "h" => TimeSpan.TicksPerHour,
        "m" => TimeSpan.TicksPerMinute,
        "s" => TimeSpan.TicksPerSecond,
        "ms" => TimeSpan.TicksPerMillisecond,
        "us" => TimeSpan.TicksPerMicrosecond,
        _ => 0.01,
    };

    [GeneratedRegex("^([0-9.]+(h|ms|m|s|us|ns))+$")]
    private static partial Regex Whole();

    [GeneratedRegex("([0-9.]+)(h|ms|m|s|us|ns)")]
    private static partial Regex Part();
}
