using System.Collections.Immutable;
using Monitoring.Certificates;
using Monitoring.Logging;
using Monitoring.Workloads;

namespace Monitoring.Fluentd;

/// <summary>What <see cref="FluentdAgent"/> is given.</summary>
public sealed class FluentdAgentArgs : ToolArgs
{
    public required FluentdTool Tool { get; init; }

    /// <summary>Files of its configuration, from <see cref="FluentdConfig"/>.</summary>
    public required ImmutableSortedDictionary<string, string> Configuration { get; init; }

    /// <summary>Lets it in at its destinations; those of others are ignored.</summary>
    public required ImmutableArray<DestinationSecret> Secrets { get; init; }

    /// <summary>Signs the certificate with which it serves its metrics.</summary>
    public required StackAuthority Authority { get; init; }
}
