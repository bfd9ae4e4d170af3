using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Settings;

namespace Monitoring.Rules;

/// <summary>A figure in a text for people: <c>10 minutes</c>, <c>an hour</c>, <c>5 %</c>, <c>100 MiB</c>, <c>four</c>, <c>half</c>.</summary>
/// <param name="Text">As written.</param>
/// <param name="Values">The numbers that it can mean in an expression: as it is, as a share, in seconds or in bytes.</param>
/// <param name="Length">The length of time that it is, or null.</param>
/// <param name="FollowsFor">True when the word "for" stands before it.</param>
internal sealed partial record TextFigure(string Text, ImmutableArray<double> Values, Duration? Length, bool FollowsFor)
{
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    private static readonly Dictionary<string, double> Shares = new(StringComparer.OrdinalIgnoreCase)
    {
        ["half"] = 0.5,
        ["a third"] = 1.0 / 3,
        ["a quarter"] = 0.25,
        ["a fifth"] = 0.2,
        ["a tenth"] = 0.1,
        ["a hundredth"] = 0.01,
    };

    private static readonly Dictionary<string, double> Seconds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ms"] = 0.001,
        ["millisecond"] = 0.001,
        ["s"] = 1,
        ["second"] = 1,
        ["m"] = 60,
        ["minute"] = 60,
        ["h"] = 3600,
        ["hour"] = 3600,
        ["d"] = 86400,
        ["day"] = 86400,
        ["week"] = 604800,
    };

    private static readonly Dictionary<string, double> Bytes = new(StringComparer.Ordinal)
    {
        ["KiB"] = 1 << 10,
        ["MiB"] = 1 << 20,
        ["GiB"] = 1 << 30,
        ["kB"] = 1e3,
        ["MB"] = 1e6,
        ["GB"] = 1e9,
    };

    /// <summary>All figures of a text in its order. Words from zero to one are none without a unit, because they are more often not meant as a number.</summary>
    public static IEnumerable<TextFigure> In(string text) => Figure().Matches(text).Select(Of).OfType<TextFigure>();

    private static TextFigure? Of(Match match)
    {
        var (amount, unit) = (match.Groups["amount"].Value, match.Groups["unit"].Value);
        var follows = match.Groups["for"].Success;
        if (match.Groups["share"] is { Success: true } share)
            return new TextFigure(share.Value, [Shares[share.Value]], null, follows);

        var text = match.Value[(match.Groups["for"].Length)..].Trim();
        var number = Number(amount);
        if (unit is "%" or "percent")
            return new TextFigure(text, [number / 100], null, follows);
        if (Bytes.TryGetValue(unit, out var bytes))
            return new TextFigure(text, [number * bytes], null, follows);
        if (Seconds.TryGetValue(unit.Length > 2 ? unit.TrimEnd('s') : unit, out var seconds))
            return new TextFigure(text, [number * seconds], Duration.Seconds(number * seconds), follows);
        return number <= 1 && !char.IsAsciiDigit(amount[0]) ? null : new TextFigure(amount, [number], null, follows);
    }

    private static double Number(string amount) => amount.ToLowerInvariant() switch
    {
        "a" or "an" or "the last" => 1,
        var word when Array.IndexOf(Numbers, word) is >= 0 and var number => number,
        var digits => double.Parse(digits, CultureInfo.InvariantCulture),
    };

    [GeneratedRegex("""
        (?<for>\bfor\s+)?
        (
          \b(?<share>half|a\ (third|quarter|fifth|tenth|hundredth))\b
          | (?<![\w.])(?<amount>\d+(\.\d+)?)([\s-]*(?<unit>%|percent\b|[KMG]iB\b|[kMG]B\b|(ms|[smhd])\b|(millisecond|second|minute|hour|day|week)s?\b))?(?![\w])
          | \b(?<amount>a|an|the\ last)[\s-]+(?<unit>(second|minute|hour|day|week))\b
          | \b(?<amount>zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b([\s-]+(?<unit>percent|(millisecond|second|minute|hour|day|week)s?)\b)?
        )
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Figure();
}
