namespace Monitoring.Elasticsearch.Exporter;

/// <summary>The pinned exporter.</summary>
public static class ElasticsearchExporterImage
{
    public const string Version = "v1.11.0";

    public const string Reference = $"quay.io/prometheuscommunity/elasticsearch-exporter:{Version}";
}
