namespace Monitoring.Cli.Backends.Logs.Elasticsearch;

/// <summary>A document that a search found.</summary>
/// <param name="Id">Its id: given to a record before it is sent, so that what is sent twice has the same.</param>
/// <param name="At">Its time, as precisely as it is sorted by.</param>
/// <param name="Record">What it says; null where it was not asked for.</param>
internal sealed record LogHit(string Id, DateTimeOffset At, LogRecord? Record)
{
    /// <summary>When Elasticsearch got it; null where nobody wrote that down.</summary>
    public DateTimeOffset? Arrived { get; init; }
}
