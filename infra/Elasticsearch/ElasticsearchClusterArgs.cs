using Monitoring.Certificates;
using Monitoring.Workloads;

namespace Monitoring.Elasticsearch;

/// <summary>What <see cref="ElasticsearchCluster"/> is given.</summary>
public sealed class ElasticsearchClusterArgs : ToolArgs
{
    public required ElasticsearchTool Tool { get; init; }

    /// <summary>Version of the image.</summary>
    public required string Version { get; init; }

    /// <summary>Text of elasticsearch.yml.</summary>
    public required string Configuration { get; init; }

    /// <summary>Signs the nodes' certificate.</summary>
    public required StackAuthority Authority { get; init; }
}
