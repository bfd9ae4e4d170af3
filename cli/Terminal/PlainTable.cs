using Spectre.Console;

namespace Monitoring.Cli.Terminal;

/// <summary>A table without lines: names of columns dimmed, cells as text.</summary>
internal static class PlainTable
{
    public static Table Of(params IEnumerable<string> columns) => new Table { Border = TableBorder.None }
        .AddColumns([.. columns.Select(column => new TableColumn(new Markup($"[dim]{column}[/]")) { Padding = new Padding(0, 0, 3, 0) })]);

    /// <summary>Adds a row; columns without any value are left away by <see cref="WithoutEmpty"/> before.</summary>
    public static void Row(this Table table, params IEnumerable<string> cells) => table.AddRow(cells.Select(cell => new Text(cell)));

    /// <summary>A table of those columns in which something stands; numbers stand one below the other.</summary>
    public static Table WithoutEmpty(IReadOnlyList<string> columns, IReadOnlyCollection<IReadOnlyList<string>> rows)
    {
        var filled = Enumerable.Range(0, columns.Count).Where(column => rows.Any(row => row[column].Length > 0)).ToList();
        var table = Of(filled.Select(column => columns[column]));
        foreach (var (column, index) in filled.Select((column, index) => (column, index)))
        {
            var isNumber = rows.All(row => row[column] is "" || char.IsAsciiDigit(row[column][0]));
            table.Columns[index].Alignment = isNumber ? Justify.Right : Justify.Left;
            // In a narrow window sentences give way, names and numbers stay whole.
            table.Columns[index].NoWrap = isNumber || !rows.Any(row => row[column].Contains(' ', StringComparison.Ordinal));
        }

        foreach (var row in rows)
            table.Row(filled.Select(column => row[column]));
        return table;
    }
}
