using System.Globalization;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Backends.Logs;
using Monitoring.Cli.Backends.Traces;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace Monitoring.Cli.Traces;

/// <summary>What <c>traces show</c> does: a trace with all that is known about it.</summary>
/// <param name="signals">The stack.</param>
internal sealed class TraceReport(Signals signals)
{
    /// <summary>Records and spans have clocks of their own.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(5);

    private const int MostLogs = 500;

    /// <summary>Draws the trace, and what its services wrote meanwhile.</summary>
    public async Task DrawAsync(Trace trace, ILogBackend? logs, CancellationToken cancellation)
    {
        var console = signals.Context.Console;
        TraceTree.Draw(console, trace);
        if (logs is null)
            return;
        var records = await LogsAsync(trace, logs, cancellation);
        console.WriteLine();
        console.MarkupLine(records.Count == 0 ? "[dim]No log record bears the id of this trace.[/]" : string.Create(CultureInfo.InvariantCulture, $"[bold]Logs[/] [dim]({records.Count})[/]"));
        foreach (var record in records)
            console.MarkupLine(Line(record));
    }

    /// <summary>The same as JSON; <c>logs</c> is null where the stack keeps none.</summary>
    public async Task<JObject> JsonAsync(Trace trace, ILogBackend? logs, CancellationToken cancellation)
    {
        var whole = TraceJson.Whole(trace);
        whole["logs"] = logs is null ? null : new JArray((await LogsAsync(trace, logs, cancellation)).Select(record => record.Document));
        return whole;
    }

    private async Task<IReadOnlyList<LogRecord>> LogsAsync(Trace trace, ILogBackend logs, CancellationToken cancellation)
    {
        try
        {
            var spaces = await VisibleNamespaces.FindAsync(signals.Cluster, "get", "pods/log", [], cancellation);
            var query = new LogQuery { TraceId = trace.Id, Namespaces = spaces, Since = trace.Start - Around, Until = trace.End + Around, Tail = MostLogs };
            return await logs.ReadAsync(query, cancellation).ToListAsync(cancellation);
        }
        catch (Exception e) when (e is NotAllowedException or UnreachableException or BackendRefusedException)
        {
            signals.Say($"Without logs: {e.Message}");
            return [];
        }
    }

    private static string Line(LogRecord record)
    {
        var level = record.Level switch { "error" or "fatal" => $"[red]{record.Level}[/]", "warn" => $"[yellow]{record.Level}[/]", _ => record.Level.EscapeMarkup() };
        return string.Create(CultureInfo.InvariantCulture, $"{record.At.ToLocalTime():HH:mm:ss.fff}  {(record.Component.Name.Length > 0 ? record.Component.Name : record.Pod).EscapeMarkup()}  {level}  {record.Message.EscapeMarkup()}");
    }
}
