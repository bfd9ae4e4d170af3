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

    /// <summary>Addresses that an exporter asks on Prometheus' behalf; each target is an answer of the exporter.</summary>
    /// <param name="Exporter"><c>host:port</c> of the exporter.</param>
    /// <param name="All">What it asks.</param>
    public sealed record Probes(string Exporter, ImmutableArray<Probe> All) : Discovery
    {
        /// <summary>Label with the probe's name.</summary>
        public const string NameLabel = "probe";

        /// <summary>Label that is <c>true</c> where somebody is to be woken, and missing elsewhere.</summary>
        public const string UrgentLabel = "urgent";

        /// <summary>Labels that the targets have beside <c>job</c> and <c>instance</c>.</summary>
        public IEnumerable<string> Labels => All.SelectMany(probe => probe.Labels.Keys).Append(NameLabel).Append(UrgentLabel).Distinct(StringComparer.Ordinal);
    }

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
