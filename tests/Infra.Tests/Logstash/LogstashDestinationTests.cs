using Monitoring.Describe;
using Monitoring.Elasticsearch;
using Monitoring.Logging;
using Monitoring.Logstash;
using Xunit;

namespace Monitoring.Tests.Infra.Logstash;

public sealed class LogstashDestinationTests
{
    private static readonly LogstashTool Tool = new(new(), "monitoring");
    private static readonly LogDestination Destination = Tool.Describe().LogDestination!;

    private readonly Dictionary<string, string> _fluentd = Destination.Fluentd.Parameters.ToDictionary(parameter => parameter.Key, parameter => parameter.Value);

    [Fact]
    public void Collectors_send_to_it_alone_and_it_to_all_others()
    {
        var flow = LogFlow.Of([Tool.Describe(), new ElasticsearchTool(new(), "monitoring").Describe()]);
        Assert.Equal("logstash", Assert.Single(flow.Collected).Name);
        Assert.Equal("elasticsearch", Assert.Single(flow.Relayed).Name);
        var edge = Assert.Single(Tool.EdgesTo(flow.Relayed));
        Assert.Equal((Peer.Workload("logstash"), Peer.Workload("elasticsearch")), (edge.From, edge.To));
    }

    [Fact]
    public void Fluentd_checks_the_server_and_says_who_it_is()
    {
        Assert.Equal("https://logstash.monitoring.svc:8080/", _fluentd["endpoint"]);
        Assert.Equal("/etc/destinations/logstash/ca.crt", _fluentd["tls_ca_cert_path"]);
        var auth = Assert.Single(Destination.Fluentd.Sections, section => section.Name == "auth").Parameters.ToDictionary(parameter => parameter.Key, parameter => parameter.Value);
        Assert.Equal(("basic", "fluentd", "\"#{ENV['LOGSTASH_PASSWORD']}\""), (auth["method"], auth["username"], auth["password"]));
        Assert.Equal("password", Destination.Variables["LOGSTASH_PASSWORD"]);
    }

    [Theory]
    [InlineData("429")]
    [InlineData("503")]
    [InlineData("401")]
    public void What_passes_is_tried_again(string status) => Assert.Contains(status, _fluentd["retryable_response_codes"].Split(','));

    [Fact]
    public void A_batch_is_one_request_that_is_taken_or_not() => Assert.Equal("true", _fluentd["json_array"]);
}
