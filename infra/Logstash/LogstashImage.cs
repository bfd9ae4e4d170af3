namespace Monitoring.Logstash;

/// <summary>Where Logstash and its exporter come from; the version of Logstash is <see cref="Elastic.ElasticSettings.Version"/>.</summary>
public static class LogstashImage
{
    /// <summary>User and group of the image; it starts as no other.</summary>
    public const int User = 1000;

    /// <summary>Translates Logstash's statistics for Prometheus; the same names since 1.4.</summary>
    public const string Exporter = "ghcr.io/kuskoman/logstash-exporter:v1.9.1";

    public static string Reference(string version) => $"docker.elastic.co/logstash/logstash:{version}";
}
