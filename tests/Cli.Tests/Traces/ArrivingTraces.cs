using Monitoring.Cli.Backends.Traces;
using Monitoring.Cli.Backends.Traces.Zipkin;
using Monitoring.Tests.Cli.Backends;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Cli.Traces;

/// <summary>A backend into which traces come span by span, on a clock that goes on by one look whenever it is read.</summary>
internal sealed class ArrivingTraces(IReadOnlyList<PlayedTrace> corpus, DateTimeOffset start, TimeSpan look) : ITraceBackend
{
    /// <summary>A test that has not ended by then waits for something that never comes.</summary>
    private const int MostLooks = 10_000;

    private readonly Dictionary<(string Id, int Spans), Trace> _made = [];
    private DateTimeOffset _now = start;

    /// <summary>The look at which nobody answers for ten minutes.</summary>
    public int Outage { get; init; } = -1;

    public int Looks { get; private set; }

    public DateTimeOffset Now
    {
        get
        {
            if (++Looks > MostLooks)
                throw new InvalidOperationException($"After {MostLooks} looks it is still waited for traces.");
            return _now += look;
        }
    }

    public Task<IReadOnlyList<string>> ServicesAsync(CancellationToken cancellation) => throw new NotSupportedException();

    public Task<Trace?> GetAsync(string id, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<Trace>> FindAsync(TraceQuery query, CancellationToken cancellation)
    {
        if (Looks == Outage)
        {
            // The client is patient; what it asked for comes as it is when somebody answers again.
            _now += TimeSpan.FromMinutes(10);
            Looks++;
        }

        // They begin one after the other, and their spans begin within a second.
        var last = Index(query.Until);
        var found = Enumerable.Range(0, last).Select(i => corpus[last - 1 - i]).TakeWhile(trace => trace.Start >= query.Since.AddSeconds(-1))
            .Select(trace => (trace, there: trace.Spans.Where(span => span.Arrival <= _now).ToList()))
            .Where(x => x.there.Exists(span => span.Start >= query.Since && span.Start <= query.Until)).Take(query.Limit)
            .Select(x => Made(x.trace, x.there.Count, () => ZipkinSpans.Trace(new JArray(x.there.Select(span => span.Json)))!));
        return Task.FromResult<IReadOnlyList<Trace>>([.. found.OrderBy(trace => trace.Start)]);
    }

    /// <summary>Number of traces that begin until then.</summary>
    private int Index(DateTimeOffset time)
    {
        var (low, high) = (0, corpus.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = corpus[middle].Start <= time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Each is looked at a hundred times.</summary>
    private Trace Made(PlayedTrace trace, int spans, Func<Trace> make)
    {
        if (!_made.TryGetValue((trace.Id, spans), out var made))
            _made[(trace.Id, spans)] = made = make();
        return made;
    }
}
