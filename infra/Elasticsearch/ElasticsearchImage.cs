namespace Monitoring.Elasticsearch;

/// <summary>Where Elasticsearch comes from; the version is <see cref="Elastic.ElasticSettings.Version"/>.</summary>
public static class ElasticsearchImage
{
    /// <summary>User and group of the image; it starts as no other.</summary>
    public const int User = 1000;

    public static string Reference(string version) => $"docker.elastic.co/elasticsearch/elasticsearch:{version}";
}
