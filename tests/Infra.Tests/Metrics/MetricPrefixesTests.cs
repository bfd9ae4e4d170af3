using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Metrics;
using Monitoring.PromQl;
using Xunit;

namespace Monitoring.Tests.Infra.Metrics;

public sealed class MetricPrefixesTests
{
    private static readonly MetricPrefixes Prefixes = MetricPrefixes.Of(
    [
        new Description("other"),
        new Description("nats") { MetricPrefixes = ImmutableSortedDictionary<string, string>.Empty.Add("gnatsd", "nats").Add("jetstream", "nats") },
    ]);

    [Theory]
    [InlineData("gnatsd_varz_cpu", "nats_varz_cpu")]
    [InlineData("jetstream_consumer_num_pending", "nats_consumer_num_pending")]
    [InlineData("gnatsd", "gnatsd")]
    [InlineData("gnatsd2_varz_cpu", "gnatsd2_varz_cpu")]
    [InlineData("my_gnatsd_varz_cpu", "my_gnatsd_varz_cpu")]
    public void A_name_changes_when_its_first_part_is_the_prefix(string name, string expected) => Assert.Equal(expected, Prefixes.Rename(name));

    [Theory]
    [InlineData("max(gnatsd_varz_cpu{job=\"nats\"}) / 100 > 0.8 # threshold gnatsd_varz_cpu", "max(nats_varz_cpu{job=\"nats\"}) / 100 > 0.8 # threshold gnatsd_varz_cpu")]
    [InlineData("rate(gnatsd_varz_in_msgs[5m])\n  and on (pod) jetstream_server_max_memory", "rate(nats_varz_in_msgs[5m])\n  and on (pod) nats_server_max_memory")]
    [InlineData("gnatsd:varz:cpu + nats:servers:up", "gnatsd:varz:cpu + nats:servers:up")]
    [InlineData("up{pod=\"gnatsd_varz_1\"}", "up{pod=\"gnatsd_varz_1\"}")]
    [InlineData("label_replace(up, \"gnatsd_a\", \"gnatsd_$1\", \"pod\", \"(.*)\")", "label_replace(up, \"gnatsd_a\", \"gnatsd_$1\", \"pod\", \"(.*)\")")]
    [InlineData("{__name__=~\"gnatsd_varz_.+\", pod=\"a\"}", "{__name__=~\"nats_varz_.+\", pod=\"a\"}")]
    [InlineData("{\"jetstream_stream_last_seq\", pod=\"a\"}", "{\"nats_stream_last_seq\", pod=\"a\"}")]
    [InlineData("gnatsd_varz_cpu ! not PromQL", "gnatsd_varz_cpu ! not PromQL")]
    public void Names_of_metrics_change_in_an_expression_and_nothing_else(string expression, string expected) => Assert.Equal(expected, Prefixes.In(expression));

    [Theory]
    [InlineData("label_values(gnatsd_varz_cpu{job=\"nats\"}, pod)", "label_values(nats_varz_cpu{job=\"nats\"}, pod)")]
    [InlineData("rate(gnatsd_varz_$what{pod=~\"$pod\"}[$__rate_interval])", "rate(nats_varz_$what{pod=~\"$pod\"}[$__rate_interval])")]
    public void Queries_of_dashboards_may_hold_variables(string query, string expected) => Assert.Equal(expected, Prefixes.In(query, PromQlDialect.Grafana));

    [Fact]
    public void Without_prefixes_nothing_changes() => Assert.Equal("gnatsd_varz_cpu", MetricPrefixes.None.In("gnatsd_varz_cpu"));
}
