using System.Globalization;
using System.Text;

namespace Monitoring.Logstash;

/// <summary>Writes pipelines in Logstash's language: same input, same bytes.</summary>
public static class LogstashText
{
    /// <summary>A section: <c>input</c>, <c>filter</c> or <c>output</c> with plug-ins.</summary>
    public static string Section(string name, IEnumerable<LogstashPlugin> plugins) => $"{name} {{\n{string.Concat(plugins.Select(Plugin))}}}\n";

    /// <summary>A section with text that is in Logstash's language already.</summary>
    public static string Section(string name, string body) =>
        $"{name} {{\n{string.Concat(body.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => line.Length == 0 ? "\n" : $"  {line}\n"))}}}\n";

    private static string Plugin(LogstashPlugin plugin)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"  {plugin.Name} {{\n");
        foreach (var (name, value) in plugin.Options)
            text.Append(CultureInfo.InvariantCulture, $"    {name} => {Value(value)}\n");
        return text.Append("  }\n").ToString();
    }

    private static string Value(object value) => value switch
    {
        string text => Quoted(text),
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        IEnumerable<string> texts => $"[{string.Join(", ", texts.Select(Quoted))}]",
        IEnumerable<KeyValuePair<string, string>> pairs => $"{{ {string.Join(' ', pairs.Select(pair => $"{Quoted(pair.Key)} => {Quoted(pair.Value)}"))} }}",
        _ => throw new InvalidOperationException($"A value of type {value.GetType().Name} has no form in Logstash's language."),
    };

    /// <summary>The language has no escapes by default, so a text with both kinds of quotes cannot be written.</summary>
    private static string Quoted(string text) => (text.Contains('"', StringComparison.Ordinal), text.Contains('\'', StringComparison.Ordinal)) switch
    {
        (false, _) => $"\"{text}\"",
        (_, false) => $"'{text}'",
        _ => throw new InvalidOperationException($"A text with both kinds of quotes has no form in Logstash's language: {text}"),
    };
}
