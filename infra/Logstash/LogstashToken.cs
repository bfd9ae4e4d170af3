namespace Monitoring.Logstash;

/// <summary>A piece of a pipeline's text.</summary>
/// <param name="Kind">What sort of piece.</param>
/// <param name="Text">The piece; of strings and regular expressions without their delimiters.</param>
/// <param name="Line">Line on which it begins, from 1.</param>
internal sealed record LogstashToken(LogstashTokenKind Kind, string Text, int Line)
{
    public bool Is(string symbol) => Kind == LogstashTokenKind.Symbol && Text == symbol;

    public override string ToString() => Kind == LogstashTokenKind.End ? "the end of the text" : $"'{Text}'";
}
