using Monitoring.Workloads;

namespace Monitoring.Elasticsearch.Setup;

/// <summary>What <see cref="ElasticsearchGuard"/> is given.</summary>
public sealed class ElasticsearchGuardArgs : ToolArgs
{
    /// <summary>Version of the image that the job runs in.</summary>
    public required string Version { get; init; }

    /// <summary>Address of Elasticsearch.</summary>
    public required string Url { get; init; }

    /// <summary>Percent of a disk above which it deletes.</summary>
    public required int FullestDisk { get; init; }

    /// <summary>Password of its user, and the authority.</summary>
    public required ElasticsearchAccess Access { get; init; }
}
