using Monitoring.Cli.Terminal;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Monitoring.Cli.Metrics;

/// <summary>
/// Signals as a table that fits: a line each, under the name of its component where there are several. Where a window is too narrow the bars become fewer, then the
/// least and greatest value go, then labels and names are cut; where it is too low the last lines go, and are counted.
/// </summary>
internal static class SignalPicture
{
    private const string Gap = "   ";
    private const int FewestBars = 8;
    private const int ShortestName = 8;

    /// <summary>More than that nobody looks at.</summary>
    private const int MostLines = 100;

    /// <summary>Draws.</summary>
    /// <param name="rows">In their order.</param>
    /// <param name="times">When values were asked for, in milliseconds, oldest first; empty for values that were asked for once.</param>
    /// <param name="width">Characters.</param>
    /// <param name="height">Lines.</param>
    public static IRenderable Draw(IReadOnlyList<SignalRow> rows, IReadOnlyList<long> times, int width, int height)
    {
        var areSeveral = rows.Select(row => row.Query.Component).Distinct().Skip(1).Any();
        var columns = Fitting(rows, times, areSeveral, width);
        List<string> lines = [$"[dim]{Line(columns, column => column.Name)}[/]"];
        foreach (var component in rows.GroupBy(row => row.Query.Component))
        {
            if (areSeveral)
                lines.Add($"[bold]{Cut(component.Key.ToString(), width).EscapeMarkup()}[/]");
            lines.AddRange(component.Select(row => Line(columns, column => column.Cell(row))));
        }

        var most = Math.Clamp(height, 1, MostLines);
        var shown = lines.Count <= most ? lines : [.. lines.Take(most - 1), $"[dim]{Cut($"and {lines.Count - most + 1} more; a higher window or a narrower name shows them", width)}[/]"];
        return new Rows(shown.Select(line => new Markup(line)));
    }

    private static List<Column> Fitting(IReadOnlyList<SignalRow> rows, IReadOnlyList<long> times, bool areSeveral, int width)
    {
        var indent = areSeveral ? "  " : "";
        Column name = new(areSeveral ? $"{indent}signal" : "signal", row => indent + row.Query.Name, rows), labels = new("labels", row => row.Labels, rows);
        Column[] numbers =
        [
            new("now", row => Shown.Value(times.Count == 0 ? row.Last : row.At(times[^1]), row.Query.Unit), rows) { IsNumber = true },
            new("least", row => row.Range is var (least, _) ? Shown.Value(least, row.Query.Unit) : "", rows) { IsNumber = true },
            new("greatest", row => row.Range is var (_, greatest) ? Shown.Value(greatest, row.Query.Unit) : "", rows) { IsNumber = true },
        ];
        List<Column> columns = [.. new[] { name, labels }.Concat(numbers).Where(column => !column.IsEmpty)];
        int Room() => width - columns.Sum(column => column.Width + Gap.Length);
        if (times.Count > 1)
        {
            if (Room() < FewestBars)
                columns.RemoveAll(column => column == numbers[1] || column == numbers[2]);
            if (Math.Min(Room(), times.Count) is var bars && bars >= Math.Min(FewestBars, times.Count))
                columns.Insert(columns.IndexOf(numbers[0]) + 1, new("", row => Sparkline.Draw([.. times.TakeLast(bars).Select(at => row.At(at) ?? double.NaN)]), rows));
        }

        // The last column has no gap behind it.
        foreach (var column in new[] { labels, name })
            column.Width = Math.Max(Math.Min(column.Width, ShortestName), column.Width + Math.Min(0, Room() + Gap.Length));
        return columns;
    }

    private static string Line(List<Column> columns, Func<Column, string> cell) =>
        string.Join(Gap, columns.Select(column => column.IsNumber ? cell(column).PadLeft(column.Width) : Cut(cell(column), column.Width).PadRight(column.Width))).TrimEnd().EscapeMarkup();

    private static string Cut(string text, int width) => text.Length <= width ? text : string.Concat(text.AsSpan(0, Math.Max(0, width - 1)), "…");

    private sealed class Column(string name, Func<SignalRow, string> cell, IReadOnlyList<SignalRow> rows)
    {
        public string Name => name;

        public Func<SignalRow, string> Cell => cell;

        public bool IsNumber { get; init; }

        public bool IsEmpty { get; } = rows.All(row => cell(row).Length == 0);

        public int Width { get; set; } = rows.Select(row => cell(row).Length).Append(name.Length).Max();
    }
}
