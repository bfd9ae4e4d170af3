using Monitoring.Certificates;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Workloads;

namespace Monitoring.Kibana;

/// <summary>What <see cref="KibanaServer"/> is given.</summary>
public sealed class KibanaServerArgs : ToolArgs
{
    public required KibanaSettings Settings { get; init; }

    /// <summary>Version of the image.</summary>
    public required string Version { get; init; }

    /// <summary>Text of kibana.yml.</summary>
    public required string Configuration { get; init; }

    /// <summary>How Kibana gets into Elasticsearch.</summary>
    public required ElasticsearchAccess Access { get; init; }

    /// <summary>Signs Kibana's certificate.</summary>
    public required StackAuthority Authority { get; init; }
}
