using System.Text;

namespace Monitoring.Fluentd;

/// <summary>Writes sections as Fluentd reads them; <see cref="FluentdReader"/> reads them back.</summary>
public static class FluentdWriter
{
    /// <summary>Text of a file.</summary>
    public static string Write(params IEnumerable<FluentdSection> sections)
    {
        var text = new StringBuilder();
        foreach (var section in sections)
        {
            if (text.Length > 0)
                text.Append('\n');
            Write(text, section, "");
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, FluentdSection section, string indent)
    {
        text.Append(indent).Append('<').Append(section.Name).Append(section.Argument.Length > 0 ? " " : "").Append(section.Argument).Append(">\n");
        foreach (var (key, value) in section.Parameters)
            text.Append(indent).Append("  ").Append(key).Append(' ').Append(value).Append('\n');
        foreach (var inner in section.Sections)
            Write(text, inner, indent + "  ");
        text.Append(indent).Append("</").Append(section.Name).Append(">\n");
    }
}
