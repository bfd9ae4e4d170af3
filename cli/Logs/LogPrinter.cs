using System.Globalization;
using System.Text;
using Monitoring.Cli.Backends.Logs;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Logs;

/// <summary>Writes records as they come: those that come together at once, because each call of the system costs as much as half a record.</summary>
/// <param name="output">Where to.</param>
/// <param name="template">How; null for JSON.</param>
/// <param name="isDocument">JSON as one array with an end; without it a line for each record.</param>
internal sealed class LogPrinter(TextWriter output, LogTemplate? template, bool isDocument)
{
    private const int MostHeld = 1 << 15;

    private readonly StringBuilder _held = new();

    /// <summary>How many were written.</summary>
    public long Count { get; private set; }

    public void Write(LogRecord record)
    {
        var text = template?.Write(record) ?? Json(record);
        if (template is null && isDocument)
            Hold(Count == 0 ? "[\n" : ",\n").Append(text);
        else
            Hold(text).Append('\n');
        Count++;
        if (_held.Length > MostHeld)
            Flush();
    }

    /// <summary>Shows what was written: called when nothing more is there at the moment.</summary>
    public void Flush()
    {
        output.Write(_held);
        output.Flush();
        _held.Clear();
    }

    /// <summary>Between two groups that do not belong together.</summary>
    public void WriteGap()
    {
        if (template is not null)
            Hold("--\n");
    }

    /// <summary>After the last record.</summary>
    public void End()
    {
        if (template is null && isDocument)
            Hold(Count == 0 ? "[]\n" : "\n]\n");
        Flush();
    }

    private StringBuilder Hold(string text) => _held.Append(text);

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
