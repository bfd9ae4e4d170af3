using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Monitoring.Prometheus;

/// <summary>What a <see cref="GoRegex"/> found.</summary>
/// <param name="Match">The match.</param>
/// <param name="Names">Numbers of the groups that have names.</param>
internal sealed record GoMatch(Match Match, IReadOnlyDictionary<string, int> Names)
{
    /// <summary>
    /// The template with <c>$1</c>, <c>$name</c> and <c>${name}</c> replaced, as Go does it: a name is as long as it can be, so <c>$1x</c> is the group "1x", which nobody has, and empty.
    /// </summary>
    public string Expand(string template)
    {
        if (!template.Contains('$', StringComparison.Ordinal))
            return template;
        var result = new StringBuilder();
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '$' || i + 1 == template.Length)
                result.Append(template[i]);
            else if (template[i + 1] == '$')
                result.Append(template[i++]);
            else if (Reference(template, i + 1) is var (name, end))
                (_, i) = (result.Append(Group(name)), end);
            else
                result.Append('$');
        }

        return result.ToString();
    }

    private string Group(string name)
    {
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || Names.TryGetValue(name, out number))
            return Match.Groups[number].Value;
        return "";
    }

    private static (string Name, int End)? Reference(string template, int at)
    {
        var isBraced = template[at] == '{';
        var start = isBraced ? at + 1 : at;
        var end = start;
        while (end < template.Length && (char.IsLetterOrDigit(template[end]) || template[end] == '_'))
            end++;
        if (end == start || (isBraced && (end == template.Length || template[end] != '}')))
            return null;
        return (template[start..end], isBraced ? end : end - 1);
    }
}
