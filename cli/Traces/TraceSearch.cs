using System.Runtime.CompilerServices;
using Monitoring.Cli.Backends.Traces;

namespace Monitoring.Cli.Traces;

/// <summary>
/// Finds all traces of a time. A backend answers with so many at most, the newest, and cannot be asked for the next; a time whose answer is full is therefore asked for
/// again in halves.
/// </summary>
/// <param name="backend">Who keeps them.</param>
/// <param name="page">Most traces of an answer. Zipkin reads at most 10,000 spans from Elasticsearch for one.</param>
internal sealed class TraceSearch(ITraceBackend backend, int page = 100)
{
    /// <summary>What is in so short a time cannot be divided, and is asked for at once.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(2);

    private const int Most = 10_000;

    /// <summary>All of them, the older half of the time first. One that lies in both halves comes twice.</summary>
    public async IAsyncEnumerable<Trace> AllAsync(TraceQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var limit = query.Until - query.Since <= Shortest ? Most : page;
        var found = await backend.FindAsync(query with { Limit = limit }, cancellation);
        if (found.Count < limit || limit == Most)
        {
            foreach (var trace in found)
                yield return trace;
            yield break;
        }

        var middle = query.Since + ((query.Until - query.Since) / 2);
        foreach (var half in new[] { query with { Until = middle }, query with { Since = middle } })
        {
            await foreach (var trace in AllAsync(half, cancellation))
                yield return trace;
        }
    }
}
