using Monitoring.Settings;

namespace Monitoring.Elastic;

/// <summary>The one version of everything that comes from Elastic.</summary>
public sealed record ElasticSettings
{
    [Setting("Version of Elasticsearch, Kibana and Logstash; Fluentd's image and Zipkin speak to the same major version. Raise it by one minor version at a time.", Pattern = @"9\.\d+\.\d+", PatternText = "a release of the 9 series, such as '9.5.2'")]
    public string Version { get; init; } = "9.5.2";
}
