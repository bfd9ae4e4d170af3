using System.Collections.Immutable;

namespace Monitoring.Cli.Backends.Alerts;

/// <summary>A time in which nobody is told about some alerts.</summary>
internal sealed record Silence(string Id, ImmutableArray<LabelMatcher> Matchers, DateTimeOffset Start, DateTimeOffset End, string Author, string Comment)
{
    /// <summary>True for one that has ended; the backend remembers it for some days.</summary>
    public bool IsOver { get; init; }
}
