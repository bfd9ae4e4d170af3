using Monitoring.Cli.Backends.Traces;

namespace Monitoring.Cli.Components;

/// <summary>How many spans a service sends.</summary>
/// <param name="Service">As it calls itself.</param>
/// <param name="PerSecond">Of late; 0 for none.</param>
/// <param name="LastSeen">When the newest began; null for none of late.</param>
internal sealed record SpanActivity(string Service, double PerSecond, DateTimeOffset? LastSeen)
{
    /// <summary>Enough to tell a rate; a busy service has as many within seconds.</summary>
    private const int MostTraces = 100;

    /// <summary>Services that are asked about at the same time.</summary>
    private const int AtOnce = 4;

    /// <summary>Asks about all services.</summary>
    /// <param name="traces">What keeps traces.</param>
    /// <param name="window">How far back.</param>
    /// <param name="now">The time.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<IReadOnlyList<SpanActivity>> ReadAsync(ITraceBackend traces, TimeSpan window, DateTimeOffset now, CancellationToken cancellation)
    {
        var found = new List<SpanActivity>();
        foreach (var services in (await traces.ServicesAsync(cancellation)).Chunk(AtOnce))
            found.AddRange(await Task.WhenAll(services.Select(async service => Of(service, await traces.FindAsync(new TraceQuery(service, now - window, now, MostTraces), cancellation), window, now))));
        return found;
    }

    private static SpanActivity Of(string service, IReadOnlyList<Trace> traces, TimeSpan window, DateTimeOffset now)
    {
        var spans = traces.SelectMany(trace => trace.Spans).Where(span => string.Equals(span.Service, service, StringComparison.OrdinalIgnoreCase)).ToList();
        if (spans.Count == 0)
            return new(service, 0, null);
        // A full answer reaches back to its oldest trace, and no further.
        var length = traces.Count < MostTraces ? window : now - traces.Min(trace => trace.Start);
        return new(service, spans.Count / Math.Max(1, length.TotalSeconds), spans.Max(span => span.Start));
    }
}
