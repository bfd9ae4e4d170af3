namespace Monitoring.Logstash;

/// <summary>A text is not in Logstash's language.</summary>
internal sealed class LogstashSyntaxException(int line, string message) : Exception(message)
{
    public int Line { get; } = line;
}
