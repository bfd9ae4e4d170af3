using Monitoring.Certificates;
using Monitoring.Workloads;
using Pulumi;

namespace Monitoring.Zipkin;

/// <summary>What <see cref="ZipkinServer"/> is given.</summary>
public sealed class ZipkinServerArgs : ToolArgs
{
    public required ZipkinTool Tool { get; init; }

    /// <summary>Password of Zipkin's user at Elasticsearch (secret); null for a server that keeps traces in memory.</summary>
    public Output<string>? Password { get; init; }

    /// <summary>Certificate (PEM) of the authority by which Elasticsearch is checked; null together with <see cref="Password"/>.</summary>
    public Output<string>? StorageAuthority { get; init; }

    /// <summary>Signs Zipkin's own certificate.</summary>
    public required StackAuthority Authority { get; init; }
}
