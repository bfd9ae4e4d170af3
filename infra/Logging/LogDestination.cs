using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Fluentd;
using Monitoring.Logstash;

namespace Monitoring.Logging;

/// <summary>
/// A place where logs go, as data: what the senders write into their own configuration to reach it. A description with one of these becomes a
/// destination of every sender; its data source, rules and dashboards are said by the same description. Elasticsearch is the first. Records that
/// arrive carry what <see cref="LogRecord"/> says.
/// </summary>
/// <param name="Name">Kebab-case name; senders keep a buffer of that name for it.</param>
public sealed record LogDestination(string Name)
{
    /// <summary>Fluentd's store: its <c>@type</c> and options, without buffer, which the sender adds (by tag). Credentials stand as <c>"#{ENV['...']}"</c> or as paths below <see cref="DestinationSecret.Directory"/>.</summary>
    public required FluentdSection Fluentd { get; init; }

    /// <summary>Logstash's output; what <see cref="LogRecord"/> names is metadata there. Credentials stand as <c>${...}</c> or as paths below <see cref="DestinationSecret.Directory"/>.</summary>
    public required LogstashPlugin Logstash { get; init; }

    /// <summary>Who the senders call, and on which port.</summary>
    public required Peer Target { get; init; }

    public required int Port { get; init; }

    /// <summary>True for one that passes everything on to all other destinations, such as Logstash: collectors then send to it alone.</summary>
    public bool Relays { get; init; }

    /// <summary>Environment variables with which the credentials reach the senders: variable to key of the destination's secrets.</summary>
    public ImmutableSortedDictionary<string, string> Variables { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
