namespace Monitoring.Kibana;

/// <summary>Where Kibana comes from; the version is <see cref="Elastic.ElasticSettings.Version"/>.</summary>
public static class KibanaImage
{
    /// <summary>User and group of the image.</summary>
    public const int User = 1000;

    public static string Reference(string version) => $"docker.elastic.co/kibana/kibana:{version}";
}
