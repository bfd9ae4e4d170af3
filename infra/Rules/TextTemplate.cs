using System.Text.RegularExpressions;

namespace Monitoring.Rules;

/// <summary>What is to know about the templates in labels and annotations (Go's text/template, filled in by Prometheus).</summary>
internal static partial class TextTemplate
{
    private const string LabelsVariable = "$labels.";

    /// <summary>What takes the place of a value that is known only when the text is filled in.</summary>
    private const string AnyValue = "$$value";

    /// <summary>The insides of all <c>{{ }}</c>.</summary>
    public static IEnumerable<string> Actions(string text)
    {
        for (var start = Find(text, "{{", 0); start >= 0; start = Find(text, "{{", start))
        {
            var end = Find(text, "}}", start);
            if (end < 0)
                yield break;
            yield return text[(start + 2)..end].Trim('-', ' ');
            start = end;
        }
    }

    /// <summary>What stands around the <c>{{ }}</c>.</summary>
    public static string WithoutActions(string text)
    {
        for (var start = Find(text, "{{", 0); start >= 0; start = Find(text, "{{", start))
        {
            var end = Find(text, "}}", start);
            text = end < 0 ? text[..start] : text.Remove(start, end + 2 - start);
        }

        return text;
    }

    /// <summary>Labels that are read as <c>$labels.name</c>.</summary>
    public static IEnumerable<string> Labels(string text)
    {
        foreach (var action in Actions(text))
        {
            for (var at = Find(action, LabelsVariable, 0); at >= 0; at = Find(action, LabelsVariable, at))
            {
                at += LabelsVariable.Length;
                var length = action.Skip(at).TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_').Count();
                yield return action.Substring(at, length);
            }
        }
    }

    /// <summary>PromQL that the text asks Prometheus itself: <c>{{ with query "up" }}</c>. Values that <c>printf</c> fills in are variables.</summary>
    public static IEnumerable<string> Queries(string text) =>
        from action in Actions(text)
        where Query().IsMatch(action)
        from literal in Literal().Matches(action)
        let content = literal.Groups["raw"].Success ? literal.Groups["raw"].Value : Escape().Replace(literal.Groups["text"].Value, "$1")
        select Verb().Replace(content, AnyValue);

    [GeneratedRegex(@"\bquery\b")]
    private static partial Regex Query();

    [GeneratedRegex(@"`(?<raw>[^`]*)`|""(?<text>(?:[^""\\]|\\.)*)""")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Escape();

    [GeneratedRegex("%[a-z]")]
    private static partial Regex Verb();

    private static int Find(string text, string part, int start) => text.IndexOf(part, start, StringComparison.Ordinal);
}
