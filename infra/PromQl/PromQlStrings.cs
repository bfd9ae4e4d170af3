using System.Globalization;
using System.Text;

namespace Monitoring.PromQl;

/// <summary>Reads strings: Go's escapes between double or single quotes, none between backticks.</summary>
internal static class PromQlStrings
{
    private const string Escapes = "abfnrtv\\";
    private const string Escaped = "\a\b\f\n\r\t\v\\";

    /// <summary>Moves behind the closing quote and returns the content.</summary>
    /// <exception cref="PromQlException">The string does not end, or holds an escape that does not exist.</exception>
    public static string Read(PromQlText text)
    {
        var quote = text.Current;
        text.Advance();
        var content = new StringBuilder();
        while (text.Current != quote || text.AtEnd)
        {
            if (text.AtEnd || (quote != '`' && text.Current == '\n'))
                throw new PromQlException(text.TokenStart, quote == '`' ? "unterminated raw string" : "unterminated quoted string");
            if (quote != '`' && text.Current == '\\')
            {
                content.Append(Escape(text, quote));
                continue;
            }

            content.Append(text.Current);
            text.Advance();
        }

        text.Advance();
        return content.ToString();
    }

    private static string Escape(PromQlText text, char quote)
    {
        var start = text.Position;
        text.Advance();
        var c = text.Current;
        if (c == quote || Escapes.Contains(c, StringComparison.Ordinal))
        {
            text.Advance();
            return c == quote ? c.ToString() : Escaped[Escapes.IndexOf(c, StringComparison.Ordinal)].ToString();
        }

        return c switch
        {
            'x' => Code(text, start, skip: 1, length: 2, radix: 16),
            'u' => Code(text, start, skip: 1, length: 4, radix: 16),
            'U' => Code(text, start, skip: 1, length: 8, radix: 16),
            >= '0' and <= '7' => Code(text, start, skip: 0, length: 3, radix: 8),
            _ when text.AtEnd => throw new PromQlException(text.TokenStart, "escape sequence not terminated"),
            _ => throw new PromQlException(start, $"unknown escape sequence '\\{c}'"),
        };
    }

    private static string Code(PromQlText text, PromQlPosition start, int skip, int length, int radix)
    {
        text.Advance(skip);
        long code = 0;
        for (var i = 0; i < length; i++)
        {
            if (!int.TryParse(text.Current.ToString(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var digit) || digit >= radix)
                throw new PromQlException(start, "illegal character in escape sequence");
            code = (code * radix) + digit;
            text.Advance();
        }

        return Rune.IsValid((int)Math.Min(code, int.MaxValue))
            ? new Rune((int)code).ToString()
            : throw new PromQlException(start, "escape sequence is an invalid Unicode code point");
    }
}
