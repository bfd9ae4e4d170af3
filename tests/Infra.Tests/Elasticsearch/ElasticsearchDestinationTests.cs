using Monitoring.Describe;
using Monitoring.Elasticsearch;
using Monitoring.Logging;
using Xunit;

namespace Monitoring.Tests.Infra.Elasticsearch;

public sealed class ElasticsearchDestinationTests
{
    private static readonly LogDestination Destination = new ElasticsearchTool(new(), "monitoring").Describe().LogDestination!;

    private readonly Dictionary<string, string> _fluentd = Destination.Fluentd.Parameters.ToDictionary(parameter => parameter.Key, parameter => parameter.Value);
    private readonly Dictionary<string, object> _logstash = Destination.Logstash.Options.ToDictionary(option => option.Key, option => option.Value);

    [Fact]
    public void The_server_is_checked_and_the_password_is_not_written_down()
    {
        Assert.Equal("https", _fluentd["scheme"]);
        Assert.Equal("/etc/destinations/elasticsearch/ca.crt", _fluentd["ca_file"]);
        Assert.Equal("\"#{ENV['ELASTICSEARCH_PASSWORD']}\"", _fluentd["password"]);
        Assert.Equal(["/etc/destinations/elasticsearch/ca.crt"], (string[])_logstash["ssl_certificate_authorities"]);
        Assert.Equal("${ELASTICSEARCH_PASSWORD}", _logstash["password"]);
        Assert.Equal("password", Destination.Variables["ELASTICSEARCH_PASSWORD"]);
    }

    [Fact]
    public void A_record_sent_twice_is_kept_once()
    {
        Assert.Equal(("create", "record_id"), (_fluentd["write_operation"], _fluentd["id_key"]));
        Assert.Equal(("create", "%{[@metadata][record_id]}"), (_logstash["action"], _logstash["document_id"]));
    }

    [Fact]
    public void A_record_goes_to_the_stream_that_it_names_and_keeps_neither_key()
    {
        Assert.Equal(("data_stream", "record_id"), (_fluentd["target_index_key"], _fluentd["remove_keys"]));
        Assert.Equal("logs-deadletter-monitoring", _fluentd["index_name"]);
        Assert.Equal("%{[@metadata][data_stream]}", _logstash["index"]);
    }

    [Fact]
    public void No_answer_of_a_busy_server_throws_records_away() => Assert.Equal("[]", _fluentd["unrecoverable_error_types"]);

    [Fact]
    public void A_collector_starts_without_Elasticsearch() => Assert.Equal("false", _fluentd["verify_es_version_at_startup"]);

    [Fact]
    public void Senders_leave_templates_to_the_set_up_job()
    {
        Assert.Equal((object)false, _logstash["manage_template"]);
        Assert.Equal((object)false, _logstash["ilm_enabled"]);
        Assert.DoesNotContain(_fluentd.Keys, key => key.Contains("template", StringComparison.Ordinal));
    }

    [Fact]
    public void For_traces_alone_it_is_no_place_for_logs()
    {
        var description = new ElasticsearchTool(new(), "monitoring") { KeepsLogs = false }.Describe();
        Assert.Null(description.LogDestination);
        Assert.Empty(description.Datasources);
    }

    [Fact]
    public void An_external_one_is_called_where_it_is()
    {
        var description = new ElasticsearchTool(new() { External = new() { Url = "https://logs.example.com" } }, "monitoring").Describe();
        Assert.Null(description.Workload);
        Assert.Equal((Peer.Anywhere, 443), (description.LogDestination!.Target, description.LogDestination.Port));
        Assert.Contains(description.LogDestination.Fluentd.Parameters, parameter => parameter is { Key: "host", Value: "logs.example.com" });
        Assert.Equal(["https://logs.example.com:443"], (string[])description.LogDestination.Logstash.Options.Single(option => option.Key == "hosts").Value);
        Assert.Equal("https://logs.example.com:443", Assert.Single(description.Datasources).Url);
    }
}
