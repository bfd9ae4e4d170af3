using System.Collections.Immutable;

namespace Monitoring.Describe;

/// <summary>Where a scrape job's targets come from.</summary>
public abstract record Discovery
{
    private Discovery()
    {
    }

    /// <summary>Addresses that are known in advance.</summary>
    /// <param name="Addresses"><c>host:port</c> each.</param>
    public sealed record Static(ImmutableArray<string> Addresses) : Discovery;

    /// <summary>Objects of the cluster.</summary>
    /// <param name="Role"><c>node</c>, <c>pod</c>, <c>endpointslice</c> or <c>service</c>.</param>
    /// <param name="Namespaces">Namespaces to look in; empty means all. Naming them keeps Prometheus' watches small.</param>
    public sealed record Kubernetes(string Role, ImmutableArray<string> Namespaces) : Discovery
    {
        /// <summary>A label selector that the API server applies, so that nothing else is watched; null for none.</summary>
        public string? LabelSelector { get; init; }

        /// <summary>A label or annotation as discovery writes it behind its prefix: whatever is no letter or digit becomes an underscore.</summary>
        public static string Sanitized(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
    }
}
