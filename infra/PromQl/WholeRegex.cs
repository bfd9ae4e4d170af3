using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Monitoring.PromQl;

/// <summary>
/// Regular expressions over a whole text, as PromQL and relabelling take them. Use it where the same few are asked for again and again: each is only made once.
/// </summary>
internal static class WholeRegex
{
    private static readonly ConcurrentDictionary<string, Regex> Made = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">.NET does not know the expression.</exception>
    public static bool IsMatch(string regex, string text) => Of(regex).IsMatch(text);

    /// <exception cref="ArgumentException">.NET does not know the expression.</exception>
    public static Regex Of(string regex) => Made.GetOrAdd(regex, x => new($@"\A(?s:{x})\z", RegexOptions.CultureInvariant));
}
