using System.Text;
using System.Text.RegularExpressions;

namespace Monitoring.Prometheus;

/// <summary>
/// A regular expression as Prometheus reads it: Go's syntax, over the whole text, a dot that stands for line breaks too, and <c>\d</c>, <c>\w</c> and <c>\s</c> for ASCII only.
/// </summary>
internal sealed class GoRegex
{
    private readonly Regex _regex;
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">It is not a regular expression.</exception>
    public GoRegex(string pattern) => _regex = new(@$"\A(?s:{Translate(pattern)})\z", RegexOptions.CultureInvariant);

    public bool IsMatch(string text) => _regex.IsMatch(text);

    /// <summary>The match, or null.</summary>
    public GoMatch? Match(string text) => _regex.Match(text) is { Success: true } match ? new(match, _names) : null;

    /// <summary>Classes are ASCII in Go, and groups with a name are counted with the others.</summary>
    private string Translate(string pattern)
    {
        var result = new StringBuilder();
        var (group, inClass) = (0, false);
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == '\\' && i + 1 < pattern.Length)
            {
                result.Append(Escape(pattern[++i], inClass));
                continue;
            }

            inClass = c switch { '[' => true, ']' => false, _ => inClass };
            if (c == '[' && i + 1 < pattern.Length && result.Length > 0 && inClass && IsInside(pattern, i))
                result.Append('\\');
            result.Append(c);
            if (c != '(' || inClass)
                continue;
            if (i + 1 >= pattern.Length || pattern[i + 1] != '?')
            {
                group++;
            }
            else if (NameOf(pattern, i + 2) is var (name, end))
            {
                _names.TryAdd(name, ++group);
                i = end;
            }
        }

        return result.ToString();
    }

    private static string Escape(char c, bool inClass) => c switch
    {
        'd' => inClass ? "0-9" : "[0-9]",
        'D' when !inClass => "[^0-9]",
        'w' => inClass ? "0-9A-Za-z_" : "[0-9A-Za-z_]",
        'W' when !inClass => "[^0-9A-Za-z_]",
        's' => inClass ? @"\t\n\f\r " : @"[\t\n\f\r ]",
        'S' when !inClass => @"[^\t\n\f\r ]",
        _ => $"\\{c}",
    };

    /// <summary>True for a bracket within a class, which .NET would otherwise take for the beginning of a subtraction.</summary>
    private static bool IsInside(string pattern, int at)
    {
        for (var i = at - 1; i >= 0 && pattern[i] != ']'; i--)
        {
            if (pattern[i] == '[' && (i == 0 || pattern[i - 1] != '\\'))
                return true;
        }

        return false;
    }

    private static (string Name, int End)? NameOf(string pattern, int at)
    {
        if (at < pattern.Length && pattern[at] == 'P')
            at++;
        var end = at < pattern.Length && pattern[at] == '<' ? pattern.IndexOf('>', at) : -1;
        return end < 0 ? null : (pattern[(at + 1)..end], end);
    }
}
