using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Connecting;
using Monitoring.Cli.Backends.Logs;
using Monitoring.Cli.Backends.Traces;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace Monitoring.Cli.Traces;

/// <summary>What <c>traces show</c> does: a trace with all that is known about it.</summary>
/// <param name="signals">The stack.</param>
/// <param name="logs">Where its logs are; null for nowhere.</param>
/// <param name="fromCluster">True when that is the cluster, of which only the pods of the trace's services are asked.</param>
internal sealed class TraceReport(Signals signals, ILogBackend? logs, bool fromCluster)
{
    /// <summary>Records and spans have clocks of their own.</summary>
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(5);

    private const int MostLogs = 500;

    /// <summary>Draws the trace, and what its services wrote meanwhile.</summary>
    public async Task DrawAsync(Trace trace, CancellationToken cancellation)
    {
        var console = signals.Context.Console;
        TraceTree.Draw(console, trace);
        if (await LogsAsync(trace, cancellation) is not { } records)
            return;
        console.WriteLine();
        console.MarkupLine(records.Count == 0 ? "[dim]No log record bears the id of this trace.[/]" : string.Create(CultureInfo.InvariantCulture, $"[bold]Logs[/] [dim]({records.Count})[/]"));
        foreach (var record in records)
            console.MarkupLine(Line(record));
    }

    /// <summary>The same as JSON; <c>logs</c> is null where there are none to be had.</summary>
    public async Task<JObject> JsonAsync(Trace trace, CancellationToken cancellation)
    {
        var whole = TraceJson.Whole(trace);
        whole["logs"] = await LogsAsync(trace, cancellation) is { } records ? new JArray(records.Select(record => record.Document)) : null;
        return whole;
    }

    private async Task<IReadOnlyList<LogRecord>?> LogsAsync(Trace trace, CancellationToken cancellation)
    {
        if (logs is null)
            return null;
        try
        {
            var spaces = await Sight.OfLogs(signals).NamespacesAsync(cancellation);
            var query = new LogQuery { TraceId = trace.Id, Namespaces = spaces, Component = fromCluster ? ServicesOf(trace) : null, Since = trace.Start - Around, Until = trace.End + Around, Tail = MostLogs };
            return await logs.ReadAsync(query, cancellation).ToListAsync(cancellation);
        }
        catch (Exception e) when (e is NotAllowedException or UnreachableException or BackendRefusedException or UsageException)
        {
            signals.Say($"Without logs: {e.Message}");
            return null;
        }
    }

    /// <summary>The workloads behind the services, as far as they are called alike; meshes call a service <c>name.namespace</c>.</summary>
    private static ComponentPattern ServicesOf(Trace trace) =>
        ComponentPattern.Parse($"^({string.Join('|', trace.Services.Select(service => Regex.Escape(service.Split('.')[0])).Distinct(StringComparer.Ordinal))})$");

    private static string Line(LogRecord record)
    {
        var level = record.Level switch { "error" or "fatal" => $"[red]{record.Level}[/]", "warn" => $"[olive]{record.Level}[/]", _ => record.Level.EscapeMarkup() };
        return string.Create(CultureInfo.InvariantCulture, $"{record.At.ToLocalTime():HH:mm:ss.fff}  {(record.Component.Name.Length > 0 ? record.Component.Name : record.Pod).EscapeMarkup()}  {level}  {record.Message.EscapeMarkup()}");
    }
}
