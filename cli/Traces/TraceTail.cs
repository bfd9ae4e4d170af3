using System.Runtime.CompilerServices;
using Monitoring.Cli.Backends.Traces;

namespace Monitoring.Cli.Traces;

/// <summary>
/// Traces as they arrive. Spans of a trace come one after the other, some of them late, and each service has a clock of its own: so the last moments are asked for again
/// and again. A trace is shown once, when it has not grown from one look to the next; spans that come after that are in <c>traces show</c>.
/// </summary>
/// <param name="backend">Who keeps them.</param>
/// <param name="filter">Which ones.</param>
/// <param name="clock">Waits between two looks.</param>
internal sealed class TraceTail(ITraceBackend backend, TraceFilter filter, TimeProvider clock)
{
    /// <summary>What begins so much in the future is somebody's clock.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    /// <summary>A trace that goes on growing is shown after so many looks, nevertheless.</summary>
    private const int LongestGrowth = 6;

    private readonly TraceSearch _search = new(backend);
    private readonly ShownTraces _shown = new();
    private readonly Dictionary<string, (Trace Trace, int Looks)> _growing = [];

    /// <summary>Time between two looks.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How far each look goes back behind the one before.</summary>
    public TimeSpan Reach { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How far every twentieth look goes back: spans that come later than this after their start are not waited for.</summary>
    public TimeSpan LongReach { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What is there already.</summary>
    /// <param name="since">From when.</param>
    /// <param name="limit">The newest so many; null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<Trace> HistoryAsync(DateTimeOffset since, int? limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var until = backend.Now + Ahead;
        if (limit is { } most)
        {
            var newest = new List<Trace>();
            foreach (var query in filter.Queries(since, until, most))
                newest.AddRange(await backend.FindAsync(query, cancellation));
            foreach (var trace in Sorted(newest.DistinctBy(trace => trace.Id)).TakeLast(most).Where(trace => _shown.Add(trace.Id)))
                yield return trace;
            yield break;
        }

        foreach (var query in filter.Queries(since, until, 0))
        {
            await foreach (var trace in _search.AllAsync(query, cancellation))
            {
                if (_shown.Add(trace.Id))
                    yield return trace;
            }
        }
    }

    /// <summary>What comes in from now on, for ever.</summary>
    /// <param name="since">From when; what <see cref="HistoryAsync"/> gave does not come again.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<Trace> FollowAsync(DateTimeOffset since, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var from = since;
        for (var look = 1; ; look++)
        {
            // As of before the question: what comes in meanwhile is for the next one, however long the answer takes.
            var now = backend.Now;
            var found = new Dictionary<string, Trace>();
            foreach (var query in filter.Queries(from, now + Ahead, 0))
            {
                await foreach (var trace in _search.AllAsync(query, cancellation))
                    found[trace.Id] = trace;
            }

            foreach (var trace in Sorted(Settled(found)))
                yield return trace;
            var back = now - (look % 20 == 0 ? LongReach : Reach);
            from = back > since ? back : since;
            await Task.Delay(Interval, clock, cancellation);
        }
    }

    /// <summary>Those that have not grown since the last look, or that are no longer looked at.</summary>
    private List<Trace> Settled(Dictionary<string, Trace> found)
    {
        List<Trace> settled = [.. _growing.Where(known => !found.ContainsKey(known.Key)).Select(known => known.Value.Trace)];
        foreach (var trace in found.Values.Where(trace => !_shown.Contains(trace.Id)))
        {
            var known = _growing.GetValueOrDefault(trace.Id);
            if (known.Trace?.Spans.Length >= trace.Spans.Length || known.Looks + 1 >= LongestGrowth)
                settled.Add(trace);
            else
                _growing[trace.Id] = (trace, known.Looks + 1);
        }

        foreach (var trace in settled)
        {
            _growing.Remove(trace.Id);
            _shown.Add(trace.Id);
        }

        return settled;
    }

    private static IEnumerable<Trace> Sorted(IEnumerable<Trace> traces) => traces.OrderBy(trace => trace.Start).ThenBy(trace => trace.Id, StringComparer.Ordinal);
}
