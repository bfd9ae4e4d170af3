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
        return Part().Matches(text).Aggregate(TimeSpan.Zero, (sum, part) => sum + Unit(part.Groups[2].Value) * double.Parse(part.Groups[1].Value, CultureInfo.InvariantCulture));
    }

    private static TimeSpan Unit(string unit) => unit switch
    {
        "h" => TimeSpan.FromHours(1),
        "m" => TimeSpan.FromMinutes(1),
        "s" => TimeSpan.FromSeconds(1),
        "ms" => TimeSpan.FromMilliseconds(1),
        "us" => TimeSpan.FromMicroseconds(1),
        _ => TimeSpan.FromTicks(1) / 100,
    };

    [GeneratedRegex("^([0-9.]+(h|ms|m|s|us|ns))+$")]
    private static partial Regex Whole();

    [GeneratedRegex("([0-9.]+)(h|ms|m|s|us|ns)")]
    private static partial Regex Part();
}
