using System.Text;
using System.Text.RegularExpressions;

namespace Monitoring.Fluentd;

/// <summary>A pattern of tags, as <c>match</c> and <c>filter</c> have it: <c>*</c> is one part, <c>**</c> any number of parts, <c>{a,b}</c> one of several; several patterns stand with blanks between.</summary>
public sealed class FluentdPattern
{
    private readonly Regex _tags;

    public FluentdPattern(string pattern)
    {
        Text = pattern;
        _tags = new Regex($@"\A(?:{string.Join('|', pattern.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Expression))})\z", RegexOptions.CultureInvariant);
    }

    public string Text { get; }

    /// <summary>True when every tag is matched.</summary>
    public bool IsAll => Text.Split(' ').Contains("**");

    public bool Matches(string tag) => _tags.IsMatch(tag);

    private static string Expression(string pattern)
    {
        var text = new StringBuilder();
        for (var at = 0; at < pattern.Length; at++)
        {
            var rest = pattern[at..];
            if (rest == ".**")
                return $@"{text}(?:\..*)?";
            if (rest.StartsWith("**", StringComparison.Ordinal))
            {
                text.Append(".*");
                at++;
                continue;
            }

            text.Append(pattern[at] switch
            {
                '*' => "[^.]*",
                '{' => "(?:",
                '}' => ")",
                ',' => "|",
                var other => Regex.Escape(other.ToString()),
            });
        }

        return text.ToString();
    }
}
