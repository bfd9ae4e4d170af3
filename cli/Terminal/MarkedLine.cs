using Spectre.Console;

namespace Monitoring.Cli.Terminal;

/// <summary>A mark and a text that, where it is longer than the terminal is wide, goes on below itself and not below the mark.</summary>
internal static class MarkedLine
{
    /// <param name="console">Where to write.</param>
    /// <param name="mark">Markup, such as <c>[green]✓[/]</c>; spaces before it are the indentation.</param>
    /// <param name="text">Markup, whose values are taken as they are.</param>
    public static void WriteMarked(this IAnsiConsole console, string mark, FormattableString text)
    {
        var indent = mark.Length - mark.TrimStart().Length;
        console.Write(new Grid()
            .AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(indent, 0, 1, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) })
            .AddRow(new Markup(mark.TrimStart()), Markup.FromInterpolated(text)));
    }
}
