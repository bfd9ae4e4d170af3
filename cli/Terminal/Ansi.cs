using System.Globalization;
using System.Text;
using Spectre.Console;

namespace Monitoring.Cli.Terminal;

/// <summary>Colours for lines that are written as fast as they come, and what keeps a terminal safe from what is written into logs.</summary>
internal static class Ansi
{
    private const char Escape = '\u001b';

    /// <summary>Text in a colour, the nearest of the 256 that every terminal has.</summary>
    public static string Paint(string text, Color color) =>
        string.Create(CultureInfo.InvariantCulture, $"{Escape}[38;5;{16 + (36 * Step(color.R)) + (6 * Step(color.G)) + Step(color.B)}m{text}{Escape}[0m");

    /// <summary>Text without what would move the cursor, ring or rename the window: of control characters only tabs, line feeds and colours are left.</summary>
    /// <param name="text">Whatever somebody has written.</param>
    /// <param name="colors">False to take colours away, too.</param>
    public static string Safe(string text, bool colors)
    {
        var first = 0;
        while (first < text.Length && (!char.IsControl(text[first]) || text[first] is '\t' or '\n'))
            first++;
        if (first == text.Length)
            return text;
        var safe = new StringBuilder(text, 0, first, text.Length + 8);
        var isColored = false;
        for (var i = first; i < text.Length; i++)
        {
            if (text[i] == Escape && ColorEnd(text, i) is var end and > 0)
            {
                isColored = colors;
                safe.Append(colors ? text.AsSpan(i, end - i) : []);
                i = end - 1;
            }
            else if (!char.IsControl(text[i]) || text[i] is '\t' or '\n')
            {
                safe.Append(text[i]);
            }
            else if (text[i] != '\r')
            {
                safe.Append('\ufffd');
            }
        }

        return isColored ? safe.Append(Escape).Append("[0m").ToString() : safe.ToString();
    }

    /// <summary>Where a sequence that sets colours ends; 0 when it is none.</summary>
    private static int ColorEnd(string text, int start)
    {
        if (start + 1 >= text.Length || text[start + 1] != '[')
            return 0;
        var end = start + 2;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || text[end] == ';'))
            end++;
        return end < text.Length && text[end] == 'm' ? end + 1 : 0;
    }

    private static int Step(byte part) => part < 48 ? 0 : part < 115 ? 1 : (part - 35) / 40;
}
