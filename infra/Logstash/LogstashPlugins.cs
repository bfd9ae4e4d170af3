using System.Collections.Frozen;

namespace Monitoring.Logstash;

/// <summary>Plug-ins that Logstash's image of the 9 series brings along (rakelib/plugins-metadata.json of its sources, those installed by default).</summary>
internal static class LogstashPlugins
{
    private static readonly FrozenSet<string> Inputs = FrozenSet.Create(
        StringComparer.Ordinal,
        "azure_event_hubs", "beats", "couchdb_changes", "dead_letter_queue", "elastic_agent", "elastic_serverless_forwarder", "elasticsearch", "exec", "file", "ganglia", "gelf",
        "generator", "graphite", "heartbeat", "http", "http_poller", "jdbc", "jms", "kafka", "logstash", "pipe", "pipeline", "rabbitmq", "redis", "snmp", "snmptrap", "s3", "sqs",
        "stdin", "syslog", "tcp", "twitter", "udp", "unix");

    private static readonly FrozenSet<string> Filters = FrozenSet.Create(
        StringComparer.Ordinal,
        "aggregate", "anonymize", "cidr", "clone", "csv", "date", "de_dot", "dissect", "dns", "drop", "elastic_integration", "elasticsearch", "fingerprint", "geoip", "grok", "http",
        "jdbc_static", "jdbc_streaming", "json", "kv", "memcached", "metrics", "mutate", "prune", "ruby", "sleep", "split", "syslog_pri", "throttle", "translate", "truncate",
        "urldecode", "useragent", "uuid", "xml");

    private static readonly FrozenSet<string> Outputs = FrozenSet.Create(
        StringComparer.Ordinal,
        "cloudwatch", "csv", "elasticsearch", "email", "file", "graphite", "http", "kafka", "logstash", "lumberjack", "nagios", "null", "pipe", "pipeline", "rabbitmq", "redis", "s3",
        "sns", "sqs", "stdout", "tcp", "udp", "webhdfs");

    /// <param name="section"><c>input</c>, <c>filter</c> or <c>output</c>.</param>
    public static FrozenSet<string> Of(string section) => section switch
    {
        "input" => Inputs,
        "filter" => Filters,
        _ => Outputs,
    };
}
