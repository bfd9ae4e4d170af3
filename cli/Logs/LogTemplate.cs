using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Monitoring.Cli.Backends.Logs;
using Monitoring.Cli.Terminal;
using Monitoring.Settings;
using Spectre.Console;

namespace Monitoring.Cli.Logs;

/// <summary>How a record is written as text: <c>{time} {pod} {message}</c>. Doubled braces are braces; <c>{level,-5}</c> fills up to five characters, on the left without the minus.</summary>
internal sealed class LogTemplate
{
    public const string Default = "{time} {level,-5} {pod} {container} {message}";
    public const string Raw = "{message}";

    private static readonly ImmutableArray<string> Names = ["time", "namespace", "component", "pod", "container", "level", "trace", "message"];

    private readonly List<(string Text, string? Name, int Width)> _parts;
    private readonly TimeZoneInfo _zone;
    private readonly bool _colors;
    private readonly bool _isTerminal;
    private readonly Dictionary<string, string> _painted = new(StringComparer.Ordinal);

    /// <param name="text">The template.</param>
    /// <param name="zone">In which times are written.</param>
    /// <param name="colors">Paints names and levels.</param>
    /// <param name="isTerminal">Keeps what could do something to a terminal away from it.</param>
    /// <exception cref="UsageException">It is no template.</exception>
    public LogTemplate(string text, TimeZoneInfo zone, bool colors, bool isTerminal) => (_parts, _zone, _colors, _isTerminal) = ([.. Parse(text)], zone, colors, isTerminal);

    /// <summary>A record as text.</summary>
    public string Write(LogRecord record)
    {
        var line = new StringBuilder(record.Message.Length + 128);
        foreach (var (text, name, width) in _parts)
            line.Append(name is null ? text : Painted(name, Padded(Value(name, record), width), record));
        return line.ToString();
    }

    private static IEnumerable<(string Text, string? Name, int Width)> Parse(string text)
    {
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('{' or '}') || (i + 1 < text.Length && text[i + 1] == text[i]))
            {
                literal.Append(text[i]);
                i += text[i] is '{' or '}' ? 1 : 0;
                continue;
            }

            var end = text[i] == '{' ? text.IndexOf('}', i) : -1;
            if (end < 0)
                throw new UsageException($"'{text[i..]}' in the template has a brace without its partner; '{{{{' and '}}}}' are braces.");
            yield return (literal.ToString(), null, 0);
            literal.Clear();
            yield return Placeholder(text[(i + 1)..end]);
            i = end;
        }

        yield return (literal.ToString(), null, 0);
    }

    private static (string Text, string? Name, int Width) Placeholder(string text)
    {
        var (name, width) = text.Split(',') is [var before, var after] ? (before, after) : (text, "0");
        if (!int.TryParse(width, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) > 200)
            throw new UsageException($"'{{{text}}}' in the template has no width from -200 to 200 behind its comma.");
        if (!Names.Contains(name) && !(name.StartsWith("field:", StringComparison.Ordinal) && name.Length > 6))
            throw new UsageException($"'{{{text}}}' is nothing that a template knows.{Nearest.Suggestion(name, Names)} Known: {string.Join(", ", Names.Select(one => $"{{{one}}}"))}, and {{field:app.orderId}} for any field.");
        return ("", name, number);
    }

    private string Value(string name, LogRecord record) => name switch
    {
        "time" => TimeZoneInfo.ConvertTime(record.At, _zone).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
        "namespace" => record.Component.Namespace,
        "component" => record.Component.Name,
        "pod" => record.Pod,
        "container" => record.Container,
        "level" => record.Level,
        "trace" => record.TraceId,
        "message" => Safe(record.Message),
        _ => Safe(LogDocument.Text(record.Document, name["field:".Length..])),
    };

    private string Safe(string text) => _isTerminal ? Ansi.Safe(text, _colors) : text;

    private static string Padded(string text, int width) => width < 0 ? text.PadRight(-width) : text.PadLeft(width);

    private string Painted(string name, string text, LogRecord record) => !_colors ? text : name switch
    {
        "component" or "pod" or "container" => Kept(text, ComponentColors.Of(record.Component.ToString())),
        "level" when record.Level is "error" or "fatal" => Kept(text, Color.Red),
        "level" when record.Level is "warn" => Kept(text, Color.Yellow),
        "time" => Ansi.Paint(text, Color.Grey),
        _ => text,
    };

    /// <summary>The same few texts come again and again.</summary>
    private string Kept(string text, Color color)
    {
        if (_painted.TryGetValue(text, out var painted))
            return painted;
        if (_painted.Count > 1000)
            _painted.Clear();
        return _painted[text] = Ansi.Paint(text, color);
    }
}
