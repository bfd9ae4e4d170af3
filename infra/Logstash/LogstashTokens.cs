using System.Collections.Immutable;

namespace Monitoring.Logstash;

/// <summary>Cuts a pipeline's text into pieces.</summary>
internal static class LogstashTokens
{
    private static readonly string[] Symbols = ["=>", "==", "!=", "<=", ">=", "=~", "!~", "{", "}", "[", "]", "(", ")", ",", "<", ">", "!"];

    /// <exception cref="LogstashSyntaxException">A text or an expression does not end, or a character means nothing.</exception>
    public static ImmutableArray<LogstashToken> Of(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<LogstashToken>();
        var (i, line) = (0, 1);
        while (i < text.Length)
        {
            var start = i;
            if (char.IsWhiteSpace(text[i]))
                i++;
            else if (text[i] == '#')
                i = EndOfLine(text, i);
            else
                i = Add(tokens, text, i, line);
            line += text.AsSpan(start, i - start).Count('\n');
        }

        tokens.Add(new(LogstashTokenKind.End, "", line));
        return tokens.ToImmutable();
    }

    private static int Add(ImmutableArray<LogstashToken>.Builder tokens, string text, int i, int line)
    {
        if (text[i] is '"' or '\'')
            return AddDelimited(tokens, LogstashTokenKind.String, text, i, line);
        if (text[i] == '/' && tokens.Count > 0 && (tokens[^1].Is("=~") || tokens[^1].Is("!~")))
            return AddDelimited(tokens, LogstashTokenKind.Regex, text, i, line);
        if (Symbols.FirstOrDefault(symbol => string.CompareOrdinal(text, i, symbol, 0, symbol.Length) == 0) is { } symbol)
        {
            tokens.Add(new(LogstashTokenKind.Symbol, symbol, line));
            return i + symbol.Length;
        }

        var end = i;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-' or '.' or '@' or '+' or '%'))
            end++;
        if (end == i)
            throw new LogstashSyntaxException(line, $"The character '{text[i]}' means nothing here.");
        tokens.Add(new(LogstashTokenKind.Word, text[i..end], line));
        return end;
    }

    private static int AddDelimited(ImmutableArray<LogstashToken>.Builder tokens, LogstashTokenKind kind, string text, int i, int line)
    {
        var end = i + 1;
        while (end < text.Length && text[end] != text[i])
            end += text[end] == '\\' && end + 1 < text.Length && text[end + 1] == text[i] ? 2 : 1;
        if (end >= text.Length)
            throw new LogstashSyntaxException(line, $"What begins with {text[i]} does not end.");
        tokens.Add(new(kind, text[(i + 1)..end], line));
        return end + 1;
    }

    private static int EndOfLine(string text, int i) => text.IndexOf('\n', i) is var end and >= 0 ? end : text.Length;
}
