using System.Runtime.CompilerServices;

namespace Monitoring.Cli.Backends.Logs.Elasticsearch;

/// <summary>Log records as Elasticsearch keeps them: read with a point in time and <c>search_after</c>, followed by looking at what the last minutes have more of.</summary>
/// <param name="client">Elasticsearch.</param>
/// <param name="streams">Names of the data streams with logs, with wildcards.</param>
/// <param name="clock">The time of this machine.</param>
internal sealed class ElasticsearchLogs(BackendClient client, string streams, TimeProvider clock) : ILogBackend
{
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellation)
    {
        await client.GetAsync("", cancellation);
        return clock.GetUtcNow() + client.Ahead;
    }

    public async IAsyncEnumerable<LogRecord> ReadAsync(LogQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var hits = query.Follow ? new LogFollower(client, streams, clock).ReadAsync(query, cancellation) : HistoryAsync(query, cancellation);
        await foreach (var hit in hits)
        {
            if (hit.Record is { } record && (query.Component is null || LogDocument.IsOf(query.Component, record)))
                yield return record;
        }
    }

    public Task<IReadOnlyList<LogActivity>> ActivityAsync(TimeSpan window, CancellationToken cancellation) => new LogWriters(client, streams).FindAsync(window, cancellation);

    private IAsyncEnumerable<LogHit> HistoryAsync(LogQuery query, CancellationToken cancellation)
    {
        var (pages, conditions) = (new LogPages(client, streams, isPatient: false), LogSearch.Conditions(query));
        return query.Tail is { } tail ? pages.ReadAsync(conditions, true, tail, cancellation).Take(tail).Reverse() : pages.ReadAsync(conditions, false, int.MaxValue, cancellation);
    }
}
