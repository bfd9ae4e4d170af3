using System.Collections.Immutable;

namespace Monitoring.Cli.Backends.Traces;

/// <summary>One step of a request.</summary>
/// <param name="Id">Hexadecimal. With shared spans (B3) client and server have the same.</param>
/// <param name="ParentId">The step that caused it; null for none.</param>
/// <param name="Kind"><c>CLIENT</c>, <c>SERVER</c>, <c>PRODUCER</c>, <c>CONSUMER</c>; empty for a local one.</param>
/// <param name="Name">What was done.</param>
/// <param name="Service">Who did it; empty where it does not say.</param>
/// <param name="Start">When.</param>
/// <param name="Duration">How long.</param>
/// <param name="Tags">What else it says.</param>
internal sealed record Span(string Id, string? ParentId, string Kind, string Name, string Service, DateTimeOffset Start, TimeSpan Duration, ImmutableSortedDictionary<string, string> Tags)
{
    /// <summary>True for the server's part of a step whose client has the same id (B3).</summary>
    public bool IsShared { get; init; }

    public DateTimeOffset End => Start + Duration;

    /// <summary>What went wrong, perhaps empty; null when nothing did. Zipkin's convention: the tag <c>error</c> is there.</summary>
    public string? Error => Tags.GetValueOrDefault("error");
}
