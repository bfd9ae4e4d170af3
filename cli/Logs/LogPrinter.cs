using System.Globalization;
using Monitoring.Cli.Backends.Logs;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Logs;

/// <summary>Writes records one by one, as they come.</summary>
/// <param name="output">Where to.</param>
/// <param name="template">How; null for JSON.</param>
/// <param name="isDocument">JSON as one array with an end; without it a line for each record.</param>
internal sealed class LogPrinter(TextWriter output, LogTemplate? template, bool isDocument)
{
    /// <summary>How many were written.</summary>
    public long Count { get; private set; }

    public void Write(LogRecord record)
    {
        var text = template?.Write(record) ?? Json(record);
        output.Write(template is not null || !isDocument ? $"{text}\n" : Count == 0 ? $"[\n{text}" : $",\n{text}");
        Count++;
    }

    /// <summary>Between two groups that do not belong together.</summary>
    public void WriteGap()
    {
        if (template is not null)
            output.Write("--\n");
    }

    /// <summary>After the last record.</summary>
    public void End()
    {
        if (template is null && isDocument)
            output.Write(Count == 0 ? "[]\n" : "\n]\n");
    }

    private static string Json(LogRecord record) => new JObject
    {
        ["time"] = record.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
        ["namespace"] = record.Component.Namespace,
        ["kind"] = record.Component.Kind,
        ["component"] = record.Component.Name,
        ["pod"] = record.Pod,
        ["container"] = record.Container,
        ["level"] = record.Level,
        ["trace"] = record.TraceId,
        ["message"] = record.Message,
        ["document"] = record.Document,
    }.ToString(Formatting.None);
}
