using Monitoring.Collector;
using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Settings;
using Monitoring.Tests.Infra.Support;
using Monitoring.Tracing;
using Monitoring.Zipkin;
using Xunit;

namespace Monitoring.Tests.Infra.Collector;

public sealed class CollectorConfigTests
{
    private static readonly TraceDestination Zipkin = new ZipkinTool(new(), "monitoring").Destination;

    private static readonly TraceDestination Elsewhere = new("archive", "otlphttp")
    {
        Options = new YamlMap { ["endpoint"] = "https://traces.example.com" }, Target = Peer.Internet, Port = 443,
    };

    [Fact]
    public void A_small_one_is_configured_as_expected() => Golden.Matches(CollectorConfig.Compile(new(), [Zipkin]), "collector-small.yml");

    [Fact]
    public void Several_that_sample_over_TLS_to_two_destinations_are_configured_as_expected() =>
        Golden.Matches(CollectorConfig.Compile(new() { Replicas = 3, KeepPercent = 0.5 }, [Zipkin, Elsewhere]), "collector-large.yml");

    [Fact]
    public void Without_TLS_for_senders_a_reader_of_the_settings_is_told()
    {
        Assert.Empty(Problems(new()));
        Assert.Equal((ProblemLevel.Warning, "monitoring:collector.tls"), Problems(new() { Tls = false }).Select(problem => (problem.Level, problem.Where)).Single());
        Assert.Equal("monitoring:collector.authorityIn", Assert.Single(Problems(new() { AuthorityIn = ["shop", "Not a namespace"] })).Where);
    }

    [Fact]
    public void A_destination_of_somebody_else_is_checked_with_the_authorities_of_the_image() =>
        Assert.DoesNotContain("ca_file", CollectorConfig.Compile(new(), [new ZipkinTool(new() { External = "https://traces.example.com" }, "monitoring").Destination]), StringComparison.Ordinal);

    [Fact]
    public void A_destination_is_compiled_the_same_twice() =>
        Assert.Equal(CollectorConfig.Compile(new(), [Zipkin]), CollectorConfig.Compile(new(), [Zipkin]));

    [Fact]
    public void Each_destination_is_called_where_it_is()
    {
        var edges = new CollectorTool(new(), "monitoring").EdgesTo([Zipkin, Elsewhere]);
        Assert.Equal([(Peer.Workload("zipkin"), new NetworkPort(9411)), (Peer.Internet, new NetworkPort(443))], edges.Select(edge => (edge.To, Assert.Single(edge.Ports))));
    }

    [Fact]
    public void Any_pod_may_send_spans_and_nothing_else()
    {
        var edge = Assert.Single(new CollectorTool(new(), "monitoring").Describe().Edges);
        Assert.Equal((Peer.AnyPod, Peer.Workload("collector")), (edge.From, edge.To));
        Assert.Equal([4317, 4318, 9411], edge.Ports.Select(port => port.Number));
    }

    private static List<Problem> Problems(CollectorSettings settings) => [.. settings.Validate(new("monitoring:collector", new DateOnly(2026, 11, 22)))];
}
