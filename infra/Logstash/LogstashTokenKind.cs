namespace Monitoring.Logstash;

/// <summary>Sorts of <see cref="LogstashToken"/>.</summary>
internal enum LogstashTokenKind
{
    /// <summary>A name, number or boolean.</summary>
    Word,

    /// <summary>A text in quotes.</summary>
    String,

    /// <summary>A regular expression behind <c>=~</c> or <c>!~</c>.</summary>
    Regex,

    /// <summary>A bracket, operator or comma.</summary>
    Symbol,

    End,
}
