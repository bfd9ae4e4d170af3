using System.Collections.Immutable;
using Monitoring.Cli.Backends.Traces;

namespace Monitoring.Cli.Traces;

/// <summary>Which traces are wanted, whenever they were.</summary>
internal sealed record TraceFilter
{
    /// <summary>Services of which one has to take part; empty for all traces.</summary>
    public ImmutableArray<string> Services { get; init; } = [];

    /// <summary>Only those with a step that took so long.</summary>
    public TimeSpan? MinDuration { get; init; }

    /// <summary>Only those with an error.</summary>
    public bool OnlyErrors { get; init; }

    /// <summary>The queries that find them, one for each service.</summary>
    public IEnumerable<TraceQuery> Queries(DateTimeOffset since, DateTimeOffset until, int limit) =>
        Services.Select(service => (string?)service).DefaultIfEmpty(null).Select(service => new TraceQuery(service, since, until, limit) { MinDuration = MinDuration, OnlyErrors = OnlyErrors });
}
