namespace Monitoring.Cli.Backends.Traces;

/// <summary>What keeps traces, as Zipkin's API v2 answers it.</summary>
internal interface ITraceBackend
{
    /// <summary>What time it is there; only as right as its last answer.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Names of the services that sent spans, sorted.</summary>
    Task<IReadOnlyList<string>> ServicesAsync(CancellationToken cancellation);

    /// <summary>Traces, oldest first.</summary>
    Task<IReadOnlyList<Trace>> FindAsync(TraceQuery query, CancellationToken cancellation);

    /// <summary>A trace with all its spans; null where there is none.</summary>
    Task<Trace?> GetAsync(string id, CancellationToken cancellation);
}
