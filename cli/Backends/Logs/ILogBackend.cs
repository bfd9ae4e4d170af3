namespace Monitoring.Cli.Backends.Logs;

/// <summary>What keeps log records, or has them: Elasticsearch, the cluster itself. A contributed backend is another implementation.</summary>
internal interface ILogBackend
{
    /// <summary>What time it is there: "15 minutes ago" is counted by the clock of those who wrote the records, not by the caller's.</summary>
    Task<DateTimeOffset> NowAsync(CancellationToken cancellation);

    /// <summary>
    /// Records in the order of their times: history first, then, when the query follows, what comes in, until the caller stops. None is missing and none comes
    /// twice. What comes in is in order as far as it comes in together: a record that arrives late is given late.
    /// </summary>
    IAsyncEnumerable<LogRecord> ReadAsync(LogQuery query, CancellationToken cancellation);

    /// <summary>Who wrote how much.</summary>
    /// <param name="window">How far back.</param>
    /// <param name="cancellation">Ends it.</param>
    Task<IReadOnlyList<LogActivity>> ActivityAsync(TimeSpan window, CancellationToken cancellation);
}
