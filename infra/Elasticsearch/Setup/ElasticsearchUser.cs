using System.Collections.Immutable;

namespace Monitoring.Elasticsearch.Setup;

/// <summary>A user of Elasticsearch with a generated password. Each tool has one of its own, with no more than it needs.</summary>
/// <param name="Name">Name to log in with.</param>
/// <param name="Text">Who it is for, in a few words.</param>
/// <param name="Roles">Names of roles, ours or built in.</param>
public sealed record ElasticsearchUser(string Name, string Text, ImmutableArray<string> Roles)
{
    /// <summary>Kibana's own. Elasticsearch brings users with the same role along, reserves their names, and in an external one they may be another Kibana's.</summary>
    public static readonly ElasticsearchUser Kibana = new("kibana-server", "Kibana itself", ["kibana_system"]);

    public static readonly ElasticsearchUser LogWriter = new("log-writer", "Fluentd and Logstash", ["log-writer"]);

    public static readonly ElasticsearchUser Zipkin = new("zipkin", "Zipkin and its nightly job", ["zipkin"]);

    public static readonly ElasticsearchUser Exporter = new("exporter", "the exporter of metrics", ["exporter"]);

    public static readonly ElasticsearchUser Grafana = new("grafana", "Grafana", ["reader"]);

    public static readonly ElasticsearchUser Guard = new("guard", "the job that keeps disks from filling up", ["guard"]);

    /// <summary>People who run the platform.</summary>
    public static readonly ElasticsearchUser Operator = new("operator", "people who run the platform", ["operator", "kibana_admin"]);

    /// <summary>People who look for their logs and traces.</summary>
    public static readonly ElasticsearchUser Developer = new("developer", "people who look for their logs and traces", ["reader", "kibana-reader"]);

    public static readonly ImmutableArray<ElasticsearchUser> All = [Kibana, LogWriter, Zipkin, Exporter, Grafana, Guard, Operator, Developer];
}
