using System.Globalization;
using Monitoring.Cli.Backends.Traces;
using Spectre.Console;

namespace Monitoring.Cli.Traces;

/// <summary>Draws a trace: who called whom, with a bar for when and how long.</summary>
internal static class TraceTree
{
    private const int BarWidth = 40;

    public static void Draw(IAnsiConsole console, Trace trace)
    {
        var services = trace.Services.Count();
        console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"[bold]{trace.Id}[/]  {trace.Start.ToLocalTime():yyyy-MM-dd HH:mm:ss.fff zzz}  {TraceText.Length(trace.Duration)}  {trace.Spans.Length} spans of {services} {(services == 1 ? "service" : "services")}"));
        var table = new Table().Border(TableBorder.None).HideHeaders().AddColumn(new TableColumn("") { NoWrap = true }).AddColumn(new TableColumn("") { NoWrap = true }).AddColumn(new TableColumn("").RightAligned()).AddColumn("");
        foreach (var step in TraceStep.Of(trace))
            Add(table, trace, step, "", "");
        console.Write(table);
    }

    private static void Add(Table table, Trace trace, TraceStep step, string indent, string below)
    {
        var note = step.Span.Error is not null ? TraceText.Error(step.Span) : step.IsOrphan ? "[olive]what called it is not there[/]" : "";
        table.AddRow($"[dim]{indent}[/]{TraceText.Name(step.Span)}", Bar(trace, step.Span), TraceText.Length(step.Span.Duration), note);
        for (var i = 0; i < step.Children.Length; i++)
        {
            var isLast = i == step.Children.Length - 1;
            Add(table, trace, step.Children[i], $"{below}{(isLast ? "└ " : "├ ")}", $"{below}{(isLast ? "  " : "│ ")}");
        }
    }

    /// <summary>At least one character; nothing sticks out, whatever the clocks of the services say.</summary>
    private static string Bar(Trace trace, Span span)
    {
        var whole = Math.Max(1, trace.Duration.TotalMicroseconds);
        var start = Math.Clamp((int)((span.Start - trace.Start).TotalMicroseconds / whole * BarWidth), 0, BarWidth - 1);
        var length = Math.Clamp((int)Math.Round(span.Duration.TotalMicroseconds / whole * BarWidth), 1, BarWidth - start);
        return $"{new string(' ', start)}[{(span.Error is null ? "blue" : "red")}]{new string('━', length)}[/]{new string(' ', BarWidth - start - length)}";
    }
}
