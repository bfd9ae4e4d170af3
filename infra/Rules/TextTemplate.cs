namespace Monitoring.Rules;

/// <summary>What is to know about the templates in labels and annotations (Go's text/template, filled in by Prometheus).</summary>
internal static class TextTemplate
{
    private const string LabelsVariable = "$labels.";

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

    private static int Find(string text, string part, int start) => text.IndexOf(part, start, StringComparison.Ordinal);
}
