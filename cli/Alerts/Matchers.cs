using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Monitoring.Cli.Backends.Alerts;

namespace Monitoring.Cli.Alerts;

/// <summary>Conditions on labels as people write them, and what they mean.</summary>
internal static partial class Matchers
{
    /// <summary>Null for a text that is none.</summary>
    public static LabelMatcher? Parse(string text)
    {
        if (Written().Match(text) is not { Success: true } match)
            return null;
        var (value, sign) = (match.Groups["value"].Value, match.Groups["sign"].Value);
        var unquoted = value is ['"', .., '"'] and { Length: > 1 } ? value[1..^1].Replace("\\\"", "\"", StringComparison.Ordinal) : value;
        var matcher = new LabelMatcher(match.Groups["name"].Value, unquoted, sign[0] == '=', sign.EndsWith('~'));
        return !matcher.IsRegex || IsRegex(unquoted) ? matcher : null;
    }

    /// <summary>True when all hold, as Alertmanager sees it: a label that is not there is empty, and regular expressions mean the whole value.</summary>
    public static bool Hold(ImmutableArray<LabelMatcher> matchers, IReadOnlyDictionary<string, string> labels) => matchers.All(matcher => Holds(matcher, labels.TryGetValue(matcher.Name, out var value) ? value : ""));

    private static bool Holds(LabelMatcher matcher, string value) =>
        (matcher.IsRegex ? IsRegex(matcher.Value) && Regex.IsMatch(value, $"^(?:{matcher.Value})$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking) : value == matcher.Value) == matcher.IsEqual;

    private static bool IsRegex(string text)
    {
        try
        {
            _ = new Regex(text, RegexOptions.NonBacktracking);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"\A(?<name>[a-zA-Z_][a-zA-Z0-9_]*)(?<sign>=~|!~|!=|=)(?<value>.*)\z", RegexOptions.Singleline)]
    private static partial Regex Written();
}
