namespace Monitoring.Fluentd;

/// <summary>
/// The pinned Fluentd: the daemon set's image with the plug-ins for Elasticsearch. The number behind <c>elasticsearch</c> is the major version
/// of <see cref="Elastic.ElasticSettings.Version"/>.
/// </summary>
public static class FluentdImage
{
    public const string Version = "1.19.3";

    public const string Reference = $"docker.io/fluent/fluentd-kubernetes-daemonset:v{Version}-debian-elasticsearch9-1.1";
}
