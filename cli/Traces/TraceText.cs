using System.Globalization;
using Monitoring.Cli.Backends.Traces;
using Monitoring.Cli.Terminal;
using Spectre.Console;

namespace Monitoring.Cli.Traces;

/// <summary>Traces as lines for people.</summary>
internal static class TraceText
{
    /// <summary>One line: when, how long, how many steps, what it was, who else took part, what went wrong, and the id.</summary>
    public static string Line(Trace trace)
    {
        var root = trace.Root;
        var others = trace.Services.Where(service => service != root.Service).ToList();
        var line = string.Create(CultureInfo.InvariantCulture, $"{trace.Start.ToLocalTime():HH:mm:ss.fff}  {Length(trace.Duration),8}  {trace.Spans.Length,4} spans  ")
            + Name(root) + (others.Count == 0 ? "" : $" [dim]>[/] {string.Join(", ", others.Take(4).Select(Service))}{(others.Count > 4 ? string.Create(CultureInfo.InvariantCulture, $" [dim]and {others.Count - 4} more[/]") : "")}");
        return $"{line}{(trace.Spans.FirstOrDefault(span => span.Error is not null) is { } failed ? $"  {Error(failed)}" : "")}  [dim]{trace.Id}[/]";
    }

    /// <summary>Who did what.</summary>
    public static string Name(Span span) => span.Service.Length == 0 ? span.Name.EscapeMarkup() : $"{Service(span.Service)} {span.Name.EscapeMarkup()}";

    /// <summary>What went wrong, in red.</summary>
    public static string Error(Span span) => $"[red]✗ {(span.Error is { Length: > 0 } and not "true" ? Shortened(span.Error) : Status(span)).EscapeMarkup()}[/]";

    /// <summary>A duration with three digits: <c>1.24 s</c>, <c>820 µs</c>.</summary>
    public static string Length(TimeSpan time) => time switch
    {
        { TotalSeconds: >= 60 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}m {time.Seconds}s"),
        { TotalSeconds: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:G3} s"),
        { TotalMilliseconds: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Min(999, time.TotalMilliseconds):G3} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMicroseconds:F0} µs"),
    };

    private static string Service(string name) => $"[{ComponentColors.Of(name).ToMarkup()}]{name.EscapeMarkup()}[/]";

    /// <summary>For an error without words.</summary>
    private static string Status(Span span) => (span.Tags.GetValueOrDefault("http.response.status_code") ?? span.Tags.GetValueOrDefault("http.status_code")) is { } status ? $"status {status}" : "error";

    private static string Shortened(string text) => text.ReplaceLineEndings(" ") is { Length: > 80 } all ? string.Concat(all.AsSpan(0, 80), "...") : text.ReplaceLineEndings(" ");
}
