using Monitoring.Workloads;
using Pulumi;

namespace Monitoring.Zipkin;

/// <summary>What <see cref="ZipkinDependencies"/> is given.</summary>
public sealed class ZipkinDependenciesArgs : ToolArgs
{
    public required ZipkinDependenciesTool Tool { get; init; }

    /// <summary>Password of Zipkin's user at Elasticsearch (secret).</summary>
    public required Output<string> Password { get; init; }

    /// <summary>Certificate (PEM) of the authority by which Elasticsearch is checked.</summary>
    public required Output<string> Authority { get; init; }
}
