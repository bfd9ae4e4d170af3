using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Elasticsearch.Setup;
using Monitoring.Fluentd;
using Monitoring.Logging;
using Monitoring.Logstash;

namespace Monitoring.Elasticsearch;

/// <summary>
/// Elasticsearch as a place for logs. Both senders create documents, never change them, in the data stream that the record names and under the id
/// that it brings: sent twice, it is kept once. Both try again for ever while Elasticsearch is busy or gone; a document that it will never take
/// goes to the sender's dead letters.
/// </summary>
internal static class ElasticsearchDestination
{
    /// <summary>Environment variable with the password.</summary>
    private const string Password = "ELASTICSEARCH_PASSWORD";

    /// <summary>What Elasticsearch answers to a record that it has already, which is no error.</summary>
    private static readonly string[] SentTwice = ["version_conflict_engine_exception"];

    private static readonly string Authority = $"{DestinationSecret.Directory(ElasticsearchTool.Name)}/{ElasticsearchTool.AuthorityFile}";

    public static LogDestination Of(ElasticsearchTool tool) => new(ElasticsearchTool.Name)
    {
        Fluentd = Store(tool),
        Logstash = Output(tool),
        Target = tool.Peer,
        Port = tool.Port,
        Variables = ImmutableSortedDictionary<string, string>.Empty.Add(Password, ElasticsearchTool.PasswordFile),
    };

    private static FluentdSection Store(ElasticsearchTool tool) => new("store")
    {
        Parameters =
        [
            new("@type", "elasticsearch"),
            new("scheme", "https"),
            new("host", tool.Host),
            new("port", tool.Port.ToString(CultureInfo.InvariantCulture)),
            new("ca_file", Authority),
            // The default is a version that no server accepts any more.
            new("ssl_version", "TLSv1_2"),
            new("user", ElasticsearchUser.LogWriter.Name),
            new("password", $"\"#{{ENV['{Password}']}}\""),
            new("target_index_key", LogRecord.Stream),
            // Where a record goes that names no stream.
            new("index_name", new StreamNames(tool.Namespace).DeadLetter),
            new("write_operation", "create"),
            new("id_key", LogRecord.Id),
            new("remove_keys", LogRecord.Id),
            new("include_timestamp", "true"),
            new("suppress_type_name", "true"),
            // Collectors start while Elasticsearch does not answer yet; asking for its version would end them.
            new("verify_es_version_at_startup", "false"),
            new("default_elasticsearch_version", "9"),
            // The Service's address is the one to use; those of the nodes change.
            new("reload_connections", "false"),
            new("reconnect_on_error", "true"),
            new("request_timeout", "60s"),
            // By default "too many requests" counts as one of these, and its chunks are thrown away.
            new("unrecoverable_error_types", "[]"),
            new("log_es_400_reason", "true"),
        ],
    };

    private static LogstashPlugin Output(ElasticsearchTool tool) => new("elasticsearch")
    {
        Options =
        [
            new("hosts", new[] { tool.Url }),
            new("ssl_enabled", true),
            new("ssl_certificate_authorities", new[] { Authority }),
            new("user", ElasticsearchUser.LogWriter.Name),
            new("password", $"${{{Password}}}"),
            new("data_stream", false),
            new("index", $"%{{[@metadata][{LogRecord.Stream}]}}"),
            new("action", "create"),
            new("document_id", $"%{{[@metadata][{LogRecord.Id}]}}"),
            new("manage_template", false),
            new("ilm_enabled", false),
            new("silence_errors_in_log", SentTwice),
        ],
    };
}
