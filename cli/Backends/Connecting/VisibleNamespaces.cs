using System.Collections.Immutable;

namespace Monitoring.Cli.Backends.Connecting;

/// <summary>The namespaces that a caller may see, of those that were found.</summary>
/// <param name="Seen">Their names; null for all, and for what belongs to none.</param>
internal sealed record VisibleNamespaces(ImmutableHashSet<string>? Seen)
{
    /// <summary>Nothing is hidden.</summary>
    public static VisibleNamespaces All { get; } = new(Seen: null);

    /// <param name="space">A namespace; empty for what belongs to none.</param>
    public bool Sees(string space) => Seen is null || Seen.Contains(space);
}
