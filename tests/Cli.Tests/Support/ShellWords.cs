namespace Monitoring.Tests.Cli.Support;

/// <summary>Splits a line as a shell does, as far as examples need it: words, and single or double quotes around what holds spaces.</summary>
internal static class ShellWords
{
    public static string[] Of(string line)
    {
        var words = new List<string>();
        string? word = null;
        var quote = '\0';
        foreach (var sign in line)
        {
            if (quote != '\0' && sign == quote)
                quote = '\0';
            else if (quote != '\0')
                word += sign;
            else if (sign is '\'' or '"')
                (quote, word) = (sign, word ?? "");
            else if (sign != ' ')
                word += sign;
            else if (word is not null)
            {
                words.Add(word);
                word = null;
            }
        }

        return quote == '\0' ? [.. words, .. word is null ? [] : new[] { word }] : throw new FormatException($"A quote stays open: {line}");
    }
}
