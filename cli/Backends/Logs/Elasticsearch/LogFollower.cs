using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Logs.Elasticsearch;

/// <summary>
/// History, and from there on what comes in, each record once. Once a second the records of the last minutes are counted, second by second; the seconds of which there
/// are more than before are read, and those only. Records that arrive long after they were written are counted by the second of their arrival.
/// </summary>
/// <param name="client">Elasticsearch.</param>
/// <param name="streams">Names of data streams, with wildcards.</param>
/// <param name="clock">The time of this machine.</param>
internal sealed class LogFollower(BackendClient client, string streams, TimeProvider clock)
{
    /// <summary>Between two looks. Records become searchable in steps of ten seconds, so more often would not show them much sooner.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>So long after the end of what is wanted it is still waited for: lines that belong together, buffers and the index take their time.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    /// <summary>At most so much is counted, or Elasticsearch refuses to: what came in while this machine slept is read without.</summary>
    private static readonly TimeSpan LongestCount = LogWindow.Length * 2;

    private readonly LogPages _pages = new(client, streams, isPatient: true);

    /// <summary>The time by the clock of the other side.</summary>
    private DateTimeOffset Now => clock.GetUtcNow() + client.Ahead;

    /// <summary>Ends by itself when the query has an end.</summary>
    public async IAsyncEnumerable<LogHit> ReadAsync(LogQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var conditions = LogSearch.Conditions(query);
        var window = new LogWindow(Later(query.Since, Now - LogWindow.Length));
        var counts = await CountAsync(conditions, window, cancellation);
        await foreach (var hit in query.Tail is { } tail ? LastAsync(conditions, tail, window, cancellation) : _pages.ReadAsync(conditions, false, int.MaxValue, cancellation))
        {
            if (window.Add(hit))
                yield return hit;
        }

        while (query.Until is not { } end || Now < end + Settling)
        {
            await Task.Delay(Interval, clock, cancellation);
            // Looking back is counted from the last look that succeeded, however long ago that was.
            window.Begin(counts.At - LogWindow.Length);
            var (before, start) = (counts, window.Start);
            counts = await CountAsync(conditions, window, cancellation);
            if (counts.Changes(before, start) is not { Count: > 0 } changes)
                continue;
            await foreach (var hit in _pages.ReadAsync([.. conditions, LogSearch.Any(changes)], false, int.MaxValue, cancellation))
            {
                // What arrived before was there when it was last looked.
                if (!(hit.Arrived < start) && window.Add(hit))
                    yield return hit;
            }
        }
    }

    /// <summary>The last so many, oldest first. The others of the last minutes are read as well, without their contents: they must not look new later on.</summary>
    private async IAsyncEnumerable<LogHit> LastAsync(JArray conditions, int tail, LogWindow window, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (last, skipped) = (new Stack<LogHit>(), 0);
        await foreach (var hit in _pages.ReadAsync(conditions, true, tail, cancellation))
        {
            if (last.Count < tail)
            {
                last.Push(hit);
                continue;
            }

            if (hit.At < window.Start)
                break;
            window.Add(hit);
            if (++skipped < LogWindow.MostRecords / 5)
                continue;
            // Enough: nothing older than this is looked at again.
            window.Begin(hit.At.AddSeconds(1));
            break;
        }

        await foreach (var hit in _pages.ReadAsync([.. conditions, LogSearch.Late(window.Start, window.Start, null)], true, 0, cancellation).Take(LogWindow.MostRecords / 5))
            window.Add(hit);
        foreach (var hit in last)
            yield return hit;
    }

    private async Task<LogCounts> CountAsync(JArray conditions, LogWindow window, CancellationToken cancellation)
    {
        while (true)
        {
            var now = Now;
            var from = Later(window.Start, now - LongestCount);
            try
            {
                return LogCounts.Read(now, from, await client.SendAsync(HttpMethod.Post, $"{streams}/_search?allow_partial_search_results=false", LogCounts.Search(conditions, from), cancellation));
            }
            catch (UnreachableException)
            {
                // The client has said so, and will say when it is back.
                await Task.Delay(Interval, clock, cancellation);
            }
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
