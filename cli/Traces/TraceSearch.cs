using System.Runtime.CompilerServices;
using Monitoring.Cli.Backends.Traces;

namespace Monitoring.Cli.Traces;

/// <summary>
/// Finds all traces of a time. A backend answers with so many at most, the newest, and cannot be asked for the next; a time whose answer is full is therefore asked for
/// again in parts.
/// </summary>
/// <param name="backend">Who keeps them.</param>
/// <param name="page">Most traces of an answer. Zipkin reads at most 10,000 spans from Elasticsearch for one.</param>
internal sealed class TraceSearch(ITraceBackend backend, int page = 100)
{
    /// <summary>What is in so short a time cannot be divided, and is asked for at once.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(2);

    private const int Most = 10_000;

    /// <summary>With fewer, more is asked for that is asked for again; with more, more answers are nearly empty.</summary>
    private const int Parts = 4;

    /// <summary>All of them, the oldest part of the time first. One that lies in two parts comes twice.</summary>
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

        var length = (query.Until - query.Since) / Parts;
        for (var part = 0; part < Parts; part++)
        {
            var since = query.Since + (length * part);
            await foreach (var trace in AllAsync(query with { Since = since, Until = part == Parts - 1 ? query.Until : since + length }, cancellation))
                yield return trace;
        }
    }
}
