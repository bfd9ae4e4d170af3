using System.Text.RegularExpressions;

namespace Monitoring.Tests.Real.Lists;

/// <summary>Texts that a regular expression of a selector matches, as far as they can be guessed from its parts.</summary>
internal static partial class RegexExamples
{
    public static IEnumerable<string> Of(string regex) => Expand(regex).SelectMany(x => x.Split('|')).Select(Fill).Where(x => Regex.IsMatch(x, $"^(?:{regex})$")).Distinct();

    /// <summary>The same without groups: one text for each of their alternatives.</summary>
    private static IEnumerable<string> Expand(string regex)
    {
        var group = Group().Match(regex);
        if (!group.Success)
            return [regex];
        var alternatives = group.Groups["inside"].Value.Split('|').Concat(group.Groups["maybe"].Success ? [""] : Array.Empty<string>());
        return alternatives.SelectMany(x => Expand(string.Concat(regex.AsSpan(0, group.Index), x, regex.AsSpan(group.Index + group.Length))));
    }

    private static string Fill(string regex) => Escaped().Replace(Any().Replace(Class().Replace(regex, x => x.Groups["first"].Value), "0"), "$1");

    [GeneratedRegex(@"(?<!\\)\((?:\?:)?(?<inside>[^()]*)\)(?<maybe>\?)?")]
    private static partial Regex Group();

    [GeneratedRegex(@"\[(?<first>[^\]^])[^\]]*\][+*]?|(?<!\\)(?<first>\w)\?")]
    private static partial Regex Class();

    [GeneratedRegex(@"(?<!\\)\.[+*]?(?!\\)")]
    private static partial Regex Any();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escaped();
}
