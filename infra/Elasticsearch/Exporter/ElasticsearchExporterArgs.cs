using Monitoring.Certificates;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Workloads;

namespace Monitoring.Elasticsearch.Exporter;

/// <summary>What <see cref="ElasticsearchExporter"/> is given.</summary>
public sealed class ElasticsearchExporterArgs : ToolArgs
{
    public required ElasticsearchExporterTool Tool { get; init; }

    /// <summary>Password of its user, and the authority.</summary>
    public required ElasticsearchAccess Access { get; init; }

    /// <summary>Signs the certificate with which it serves its metrics.</summary>
    public required StackAuthority Authority { get; init; }
}
