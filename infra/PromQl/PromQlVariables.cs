namespace Monitoring.PromQl;

/// <summary>Recognises what Grafana replaces: <c>$name</c>, <c>${name}</c>, <c>${name.field:format}</c> and, in old dashboards, <c>[[name]]</c>.</summary>
internal static class PromQlVariables
{
    public static bool StartsAt(PromQlText text) => (text.Current, text.Peek(1)) switch
    {
        ('$', '{') => true,
        ('$', var c) => IsName(c),
        ('[', '[') => IsName(text.Peek(2)),
        _ => false,
    };

    /// <summary>Moves behind the variable that starts here.</summary>
    /// <exception cref="PromQlException">It does not end.</exception>
    public static void Skip(PromQlText text)
    {
        switch (text.Current, text.Peek(1))
        {
            case ('$', '{'):
                SkipPast(text, "}");
                break;
            case ('$', _):
                text.Advance();
                while (IsName(text.Current))
                    text.Advance();
                break;
            default:
                SkipPast(text, "]]");
                break;
        }
    }

    /// <summary>
    /// Names of all variables in a text, strings included. What looks like one but starts with a digit is none: <c>$1</c> belongs to label_replace().
    /// </summary>
    /// <exception cref="PromQlException">A variable does not end.</exception>
    public static IEnumerable<string> NamesIn(string expression)
    {
        var text = new PromQlText(expression);
        while (!text.AtEnd)
        {
            text.Start();
            if (!StartsAt(text))
            {
                text.Advance();
                continue;
            }

            Skip(text);
            var name = new string([.. text.Token.TrimStart('$', '{', '[').TakeWhile(IsName)]);
            if (name.Length > 0 && !char.IsAsciiDigit(name[0]))
                yield return name;
        }
    }

    private static void SkipPast(PromQlText text, string end)
    {
        var start = text.Position;
        while (text.Current != end[0] || text.Peek(end.Length - 1) != end[^1])
        {
            if (text.AtEnd)
                throw new PromQlException(start, "unclosed variable");
            text.Advance();
        }

        text.Advance(end.Length);
    }

    private static bool IsName(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
