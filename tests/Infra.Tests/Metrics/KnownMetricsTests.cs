using Monitoring.Metrics;
using Xunit;

namespace Monitoring.Tests.Infra.Metrics;

public sealed class KnownMetricsTests
{
    private static readonly KnownMetrics Known = KnownMetrics.Parse(new Dictionary<string, string>
    {
        ["web"] = """
            # A comment
            web_requests_total counter
            web_duration_seconds histogram
            web_size_bytes summary
            web_temperature gauge
            web_a untyped
            web_b gauge
            web_c gauge
            web_d gauge
            go_goroutines gauge
            """,
        ["store"] = "store_size gauge\ngo_goroutines gauge\ngo_gc_duration_seconds summary\n",
        ["synthetic"] = "up gauge",
    });

    [Theory]
    [InlineData("web_requests_total", MetricType.Counter)]
    [InlineData("web_duration_seconds_bucket", MetricType.Counter)]
    [InlineData("web_duration_seconds_sum", MetricType.Counter)]
    [InlineData("web_duration_seconds_count", MetricType.Counter)]
    [InlineData("web_duration_seconds", MetricType.Histogram)]
    [InlineData("web_size_bytes", MetricType.Summary)]
    [InlineData("web_size_bytes_count", MetricType.Counter)]
    [InlineData("web_temperature", MetricType.Gauge)]
    [InlineData("up", MetricType.Gauge)]
    public void A_job_has_its_metrics_with_all_series_that_a_type_brings(string series, MetricType type)
    {
        Assert.True(Known.Contains("web", series));
        Assert.Equal(type, Known.TypeOf("web", series));
    }

    [Theory]
    [InlineData("web", "web_size_bytes_bucket")]
    [InlineData("web", "web_temperature_count")]
    [InlineData("web", "store_size")]
    [InlineData("unheard-of", "web_temperature")]
    public void A_job_has_nothing_else(string job, string series) => Assert.False(Known.Contains(job, series));

    [Fact]
    public void Without_a_job_all_lists_are_searched()
    {
        Assert.True(Known.Contains("store_size"));
        Assert.False(Known.Contains("store_sizes"));
        Assert.Equal(MetricType.Gauge, Known.TypeOf(null, "store_size"));
        Assert.Equal(MetricType.Unknown, Known.TypeOf(null, "store_sizes"));
        Assert.Equal(["store", "web"], Known.Jobs);
        Assert.Null(Known.ForJob("unheard-of"));
    }

    [Theory]
    [InlineData("web_anything", "web")]
    [InlineData("web", "web")]
    [InlineData("go_goroutines", null)]
    [InlineData("store_size", null)]
    [InlineData("other_metric", null)]
    public void A_prefix_belongs_to_the_job_that_has_most_and_many_of_its_names(string metric, string? owner) => Assert.Equal(owner, Known.Owner(metric));

    [Fact]
    public void The_nearest_name_comes_from_the_job_when_one_is_given()
    {
        Assert.Equal("web_requests_total", Known.Nearest("web_request_total"));
        Assert.Equal("store_size", Known.Nearest("stor_size", "store"));
        Assert.Null(Known.Nearest("store_size", "web"));
    }

    [Theory]
    [InlineData("web_requests_total")]
    [InlineData("web_requests_total counters")]
    [InlineData("web_requests_total counter 7")]
    public void A_line_that_is_not_a_name_and_a_type_is_refused(string line)
    {
        var e = Assert.Throws<FormatException>(() => KnownMetrics.Parse([new("web", line)]));
        Assert.Equal($"'{line}' in web.metrics.txt is not a name and one of counter, gauge, histogram, summary, unknown.", e.Message);
    }

    [Theory]
    [InlineData("kube_pod_info", "kube-state-metrics")]
    [InlineData("node_load1", "node-exporter")]
    [InlineData("prometheus_build_info", "prometheus")]
    [InlineData("alertmanager_alerts", "alertmanager")]
    [InlineData("container_cpu_usage_seconds_total", "cadvisor")]
    [InlineData("kubelet_volume_stats_available_bytes", "kubelet")]
    [InlineData("apiserver_request_total", "apiserver")]
    [InlineData("coredns_dns_requests_total", "coredns")]
    [InlineData("etcd_server_has_leader", "etcd")]
    public void The_exporters_that_we_ship_own_their_prefixes(string metric, string owner)
    {
        Assert.True(KnownMetrics.OfOurExporters.Contains(owner, metric));
        Assert.Equal(owner, KnownMetrics.OfOurExporters.Owner(metric));
    }

    [Theory]
    [InlineData("go_goroutines")]
    [InlineData("process_cpu_seconds_total")]
    [InlineData("grpc_server_handled_total")]
    [InlineData("http_requests_total")]
    public void Prefixes_that_any_program_may_use_belong_to_nobody(string metric) => Assert.Null(KnownMetrics.OfOurExporters.Owner(metric));
}
