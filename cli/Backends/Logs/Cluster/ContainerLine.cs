using Monitoring.Fluentd;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Logs.Cluster;

/// <summary>A line as <c>kubectl logs --timestamps</c> prints it.</summary>
/// <param name="Time">Its time, up to nanoseconds, as text.</param>
/// <param name="Text">What the container wrote.</param>
internal sealed record ContainerLine(string Time, string Text)
{
    private static readonly (string Name, FluentdValue Value)[] Fields = [.. FluentdFields.OfContainers("").Where(field => field.Name != Logging.LogRecord.Stream)];

    public DateTimeOffset At { get; } = LogDocument.TimeOf(Time);

    /// <summary>Null for what has no time in front, a message of kubectl's own.</summary>
    public static ContainerLine? Parse(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var time = space < 0 ? line : line[..space];
        return time.Length >= 20 && time[10] == 'T' && char.IsAsciiDigit(time[0]) ? new ContainerLine(time, space < 0 ? "" : line[(space + 1)..]) : null;
    }

    /// <summary>The record that Fluentd would make of it.</summary>
    public LogRecord Record(PodContainer container)
    {
        var record = new JObject { ["time"] = Time, ["message"] = Text, ["kubernetes"] = container.Metadata };
        if (Object() is { } app)
            record["app"] = app;
        return LogDocument.Read(FieldValue.Section(Fields, record), container.Component);
    }

    private JObject? Object()
    {
        if (!Text.StartsWith('{'))
            return null;
        try
        {
            using var reader = new JsonTextReader(new StringReader(Text)) { DateParseHandling = DateParseHandling.None };
            return JObject.Load(reader);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
