using System.Collections.Immutable;
using Pulumi;

namespace Monitoring.Network;

/// <summary>What <see cref="NetworkIsolation"/> is given.</summary>
public sealed class NetworkIsolationArgs
{
    /// <summary>One plan per tool.</summary>
    public required ImmutableArray<IsolationPlan> Plans { get; init; }

    /// <summary>Namespace objects' names by plain name; all of them are closed.</summary>
    public required ImmutableSortedDictionary<string, Output<string>> Namespaces { get; init; }
}
