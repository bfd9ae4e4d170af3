using Monitoring.Compile;
using Monitoring.Describe;

namespace Monitoring.Tracing;

/// <summary>
/// A place where traces go, as data: what the collector writes into its own configuration to reach it. A description with one of these becomes
/// a destination of the collector; its data source, rules and dashboards are said by the same description. Zipkin is the first.
/// </summary>
/// <param name="Name">Kebab-case name; the collector keeps a queue of that name for it.</param>
/// <param name="Exporter">Type of the collector's exporter: <c>zipkin</c>, <c>otlphttp</c>. It has to be part of the collector's image.</param>
public sealed record TraceDestination(string Name, string Exporter)
{
    /// <summary>Options of the exporter, without queue and retries, which the collector adds.</summary>
    public required YamlMap Options { get; init; }

    /// <summary>Who the collector calls, and on which port.</summary>
    public required Peer Target { get; init; }

    public required int Port { get; init; }

    /// <summary>True where the stack's own authority signed the destination's certificate: the collector checks with it whom it sends to.</summary>
    public bool SignedByStack { get; init; }

    /// <summary>Name of the exporter in the collector's configuration and metrics.</summary>
    public string ExporterName => $"{Exporter}/{Name}";
}
