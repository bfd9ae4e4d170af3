using System.Globalization;
using Monitoring.Questions;

namespace Monitoring.Cli.Terminal;

/// <summary>Values as people read them: three digits and a unit.</summary>
internal static class Shown
{
    private static readonly (double From, string Unit)[] Times = [(86_400, "d"), (3_600, "h"), (60, "m"), (1, "s")];

    /// <summary>A value in its unit; empty for none.</summary>
    public static string Value(double? value, QuestionUnit unit) => value is not { } number || double.IsNaN(number) ? "" : unit switch
    {
        QuestionUnit.Ratio => string.Create(CultureInfo.InvariantCulture, $"{Digits(number * 100)}%"),
        QuestionUnit.Seconds => Seconds(number),
        QuestionUnit.Bytes => double.IsFinite(number) ? Bytes(number) : Digits(number),
        QuestionUnit.Cores when number is > 0 and < 0.0005 => "<1m",
        QuestionUnit.Cores when number is > 0 and < 1 => string.Create(CultureInfo.InvariantCulture, $"{number * 1000:0}m"),
        QuestionUnit.PerSecond => $"{Digits(number)}/s",
        QuestionUnit.Time => DateTimeOffset.FromUnixTimeSeconds((long)number).ToString("u", CultureInfo.InvariantCulture),
        _ => Digits(number),
    };

    /// <summary>A length of time in its largest unit: <c>4d</c>, <c>3h</c>, <c>12s</c>; nothing shorter than a second.</summary>
    public static string Age(TimeSpan? age) => age is not { } length ? ""
        : Times.FirstOrDefault(time => length.TotalSeconds >= time.From) is { Unit: { } unit } found ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(length.TotalSeconds / found.From):0}{unit}") : "0s";

    /// <summary>Three digits that matter.</summary>
    public static string Digits(double number) => Math.Abs(number) switch
    {
        0 => "0",
        >= 1e6 and < double.PositiveInfinity => $"{Digits(number / 1e6)}M",
        >= 1e4 and < 1e6 => $"{Digits(number / 1e3)}k",
        >= 100 => number.ToString("0", CultureInfo.InvariantCulture),
        >= 10 => number.ToString("0.#", CultureInfo.InvariantCulture),
        >= 1 => number.ToString("0.##", CultureInfo.InvariantCulture),
        >= 0.001 => number.ToString("0.###", CultureInfo.InvariantCulture),
        _ => number.ToString("G2", CultureInfo.InvariantCulture),
    };

    private static string Seconds(double seconds) => Math.Abs(seconds) switch
    {
        0 => "0s",
        < 1e-3 => $"{Digits(seconds * 1e6)}µs",
        < 1 => $"{Digits(seconds * 1e3)}ms",
        < 600 => $"{Digits(seconds)}s",
        _ => Age(TimeSpan.FromSeconds(seconds)),
    };

    private static string Bytes(double bytes) => Math.Abs(bytes) switch
    {
        >= 1L << 40 => $"{Digits(bytes / (1L << 40))}Ti",
        >= 1L << 30 => $"{Digits(bytes / (1L << 30))}Gi",
        >= 1L << 20 => $"{Digits(bytes / (1L << 20))}Mi",
        >= 1L << 10 => $"{Digits(bytes / (1L << 10))}Ki",
        _ => $"{Digits(bytes)}B",
    };
}
