using System.Collections.Immutable;
using Monitoring.Certificates;
using Monitoring.Logging;
using Monitoring.Workloads;

namespace Monitoring.Logstash;

/// <summary>What <see cref="LogstashServer"/> is given.</summary>
public sealed class LogstashServerArgs : ToolArgs
{
    public required LogstashTool Tool { get; init; }

    /// <summary>Version of the image.</summary>
    public required string Version { get; init; }

    /// <summary>Files of <see cref="LogstashConfig"/>.</summary>
    public required ImmutableSortedDictionary<string, string> Configuration { get; init; }

    /// <summary>The pipelines.</summary>
    public required ImmutableArray<LogstashPipeline> Pipelines { get; init; }

    /// <summary>Where logs go from here.</summary>
    public required ImmutableArray<LogDestination> Destinations { get; init; }

    /// <summary>What the destinations let somebody in with; those of others are left out.</summary>
    public required ImmutableArray<DestinationSecret> Secrets { get; init; }

    /// <summary>Signs the certificate of the input.</summary>
    public required StackAuthority Authority { get; init; }
}
