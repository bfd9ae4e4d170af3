using System.Collections.Immutable;
using Monitoring.Describe;

namespace Monitoring.Logging;

/// <summary>Which way logs go: from the collectors on the nodes to a relay, where there is one, and from there to every other destination.</summary>
/// <param name="Collected">Where collectors send to.</param>
/// <param name="Relayed">Where the relay sends to; nowhere without a relay.</param>
public sealed record LogFlow(ImmutableArray<LogDestination> Collected, ImmutableArray<LogDestination> Relayed)
{
    /// <summary>The way through the destinations that tools describe.</summary>
    public static LogFlow Of(IEnumerable<Description> descriptions)
    {
        var all = descriptions.Select(description => description.LogDestination).OfType<LogDestination>().ToLookup(destination => destination.Relays);
        return all[true].Any() ? new([.. all[true]], [.. all[false]]) : new([.. all[false]], []);
    }
}
