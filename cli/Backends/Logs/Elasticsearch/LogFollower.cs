using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Backends.Logs.Elasticsearch;

/// <summary>History, and from there on what comes in, each record once.</summary>
/// <param name="client">Elasticsearch.</param>
/// <param name="streams">Names of data streams, with wildcards.</param>
/// <param name="clock">The time of this machine.</param>
internal sealed class LogFollower(BackendClient client, string streams, TimeProvider clock)
{
    /// <summary>Between two looks. Records become searchable in steps of ten seconds, so more often would not show them much sooner.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>So long after the end of what is wanted it is still waited for: lines that belong together, buffers and the index take their time.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    private readonly LogPages _pages = new(client, streams, isPatient: true);

    /// <summary>The time by the clock of the other side.</summary>
    private DateTimeOffset Now => clock.GetUtcNow() + client.Ahead;

    /// <summary>Ends by itself when the query has an end.</summary>
    public async IAsyncEnumerable<LogHit> ReadAsync(LogQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var conditions = LogSearch.Conditions(query);
        var window = new LogWindow(Later(query.Since, Now - LogWindow.Length));
        // Looking back is counted from the last look that succeeded, however long ago that was.
        var looked = Now;
        window.Remember(await CountsAsync(conditions, window, cancellation));
        await foreach (var hit in query.Tail is { } tail ? LastAsync(conditions, tail, window, cancellation) : _pages.ReadAsync(conditions, false, int.MaxValue, cancellation))
        {
            if (window.Add(hit))
                yield return hit;
        }

        while (query.Until is not { } end || Now < end + Settling)
        {
            await Task.Delay(Interval, clock, cancellation);
            window.Begin(looked - LogWindow.Length);
            var counts = await CountsAsync(conditions, window, cancellation);
            looked = Now;
            var changed = window.Changed(counts);
            if (changed.Count > 0)
            {
                await foreach (var hit in _pages.ReadAsync([.. conditions, LogSearch.Any(changed.Select(stretch => LogSearch.Between(stretch.From, stretch.To)))], false, int.MaxValue, cancellation))
                {
                    if (window.Add(hit))
                        yield return hit;
                }
            }

            window.Remember(counts);
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

        foreach (var hit in last)
            yield return hit;
    }

    private async Task<IReadOnlyDictionary<long, long>> CountsAsync(JArray conditions, LogWindow window, CancellationToken cancellation)
    {
        var search = new JObject
        {
            ["size"] = 0,
            ["query"] = LogSearch.All([.. conditions, LogSearch.Between(window.Start, null)]),
            ["track_total_hits"] = false,
            ["aggs"] = new JObject { ["seconds"] = new JObject { ["date_histogram"] = new JObject { ["field"] = LogSearch.Time, ["fixed_interval"] = "1s", ["min_doc_count"] = 1 } } },
        };
        while (true)
        {
            try
            {
                var answer = await client.SendAsync(HttpMethod.Post, $"{streams}/_search?allow_partial_search_results=false", search, cancellation);
                return (answer["aggregations"]?["seconds"]?["buckets"] ?? new JArray()).ToDictionary(bucket => (long)bucket["key"]! / 1000, bucket => (long)bucket["doc_count"]!);
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
