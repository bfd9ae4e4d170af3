using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Metrics;
using Xunit;

namespace Monitoring.Tests.Infra.Metrics;

public sealed class KnownMetricsTests
{
    private static readonly KnownMetrics Known = Catalogue.Of(
        ("web", """
            web_requests_total counter code
            web_duration_seconds histogram handler
            web_size_bytes summary
            web_temperature gauge sensor_*
            web_a unknown *
            web_b gauge
            web_c gauge
            web_d gauge
            go_goroutines gauge
            """),
        ("store", "store_size gauge\ngo_goroutines gauge\ngo_gc_duration_seconds summary\n"),
        ("*", "up gauge"));

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
    [InlineData("web_requests_total", "code")]
    [InlineData("web_duration_seconds", "handler")]
    [InlineData("web_duration_seconds_bucket", "handler le")]
    [InlineData("web_duration_seconds_sum", "handler")]
    [InlineData("web_size_bytes", "quantile")]
    [InlineData("web_size_bytes_count", "")]
    [InlineData("web_temperature", "sensor_name")]
    [InlineData("web_a", "code handler le quantile sensor_name")]
    [InlineData("up", "")]
    public void A_series_has_the_labels_of_its_metric_and_of_its_part(string series, string labels)
    {
        var found = Assert.Single(Known.Find("web", series)).Labels;
        Assert.Equal(labels, string.Join(' ', new[] { "code", "handler", "le", "quantile", "sensor_name" }.Where(found.Contains)));
    }

    [Fact]
    public void A_list_says_where_it_comes_from_and_which_versions_have_a_metric()
    {
        var known = Parse("""{ "source": "web 2", "metrics": { "web_old": { "type": "info", "since": "1.2", "until": "1.18" } } }""");
        Assert.Empty(known.Problems);
        Assert.Equal("web 2", known.ForJob("web")!.Source);
        Assert.Equal(("1.2", "1.18", MetricType.Info), (known.ForJob("web")!.Metrics["web_old"].Since, known.ForJob("web")!.Metrics["web_old"].Until, known.TypeOf("web", "web_old")));
    }

    [Theory]
    [InlineData("""{ "metrics": {} }""", "Job 'web' has no 'source'.")]
    [InlineData("""{ "source": "S", "metrics": { "web_a": {} } }""", "Metric 'web_a' has no 'type'.")]
    [InlineData("""{ "source": "S", "metrics": { "web_a": "gauge" } }""", "'metrics.web_a' of job 'web' has to be an object, not text.")]
    [InlineData("""{ "source": "S", "metrics": { "web_a": { "type": "guage" } } }""", "The type of metric 'web_a' is one of counter, gauge, histogram, info, summary, unknown, not 'guage'. Did you mean 'gauge'?")]
    [InlineData("""{ "source": "S", "metrics": { "web_a": { "type": "gauge", "labels": "code" } } }""", "'labels' of metric 'web_a' has to be a list of texts.")]
    [InlineData("""{ "source": "S", "metrics": { "web_a": { "type": "gauge", "label": [] } } }""", "Metric 'web_a' has the unknown key 'label'. Did you mean 'labels'? Known are buckets, labels, since, type, until.")]
    [InlineData("""{ "source": "S", "metrics": { "web_a": { "type": "gauge", "until": "v1" } } }""", "'until' of metric 'web_a' has to be a version such as 1.19, not 'v1'.")]
    [InlineData("""{ "source": "S", "metrics": { "web-a": { "type": "gauge" } } }""", "'web-a' cannot be the name of a metric.")]
    [InlineData("""{ "source": "S", "buckets": { "b": "1 5 5" }, "metrics": {} }""", "The buckets 'b' have to be rising numbers with one space between them.")]
    [InlineData("""{ "source": "S", "buckets": { "small": "1 2" }, "metrics": { "web_a": { "type": "histogram", "buckets": "smal" } } }""", "The job of metric 'web_a' has no buckets 'smal'. Did you mean 'small'?")]
    [InlineData("""{ "source": "S", "buckets": { "b": "1 2" }, "metrics": { "web_a": { "type": "counter", "buckets": "b" } } }""", "Metric 'web_a' is no histogram and has no buckets.")]
    public void A_mistake_in_a_catalogue_is_said_once_with_its_line(string job, string message)
    {
        var known = Parse(job);
        Assert.Equal($"infra/Web/metrics.json:1: {message}", Assert.Single(known.Problems).ToString());
        Assert.False(known.Contains("store", "store_size"));
    }

    [Fact]
    public void A_catalogue_that_is_not_JSON_is_one_problem_and_its_jobs_are_not_judged()
    {
        var known = Parse("{");
        Assert.StartsWith("infra/Web/metrics.json:1:", Assert.Single(known.Problems).ToString(), StringComparison.Ordinal);
        Assert.Empty(known.Jobs);
    }

    [Fact]
    public void A_job_has_one_list_only()
    {
        const string Text = """{ "jobs": { "web": { "source": "S", "metrics": {} } } }""";
        var known = KnownMetrics.Parse([new SourceFile("infra/B/metrics.json", Text), new SourceFile("infra/A/metrics.json", Text)]);
        Assert.Equal("infra/B/metrics.json: The job 'web' has a list in infra/A/metrics.json too. Keep one of them.", Assert.Single(known.Problems).ToString());
    }

    [Fact]
    public void Where_an_exporter_uses_another_prefix_its_metrics_are_known_under_both()
    {
        var known = Known.With(new MetricPrefixes(ImmutableSortedDictionary<string, string>.Empty.Add("web", "site")));
        Assert.Equal(MetricType.Counter, known.TypeOf("web", "site_requests_total"));
        Assert.Equal(MetricType.Counter, known.TypeOf("web", "web_requests_total"));
        Assert.True(known.Contains("web", "site_duration_seconds_bucket"));
        Assert.True(known.Contains("store", "store_size"));
        Assert.Equal("web", known.Owner("site"));
        Assert.False(Known.Contains("web", "site_requests_total"));
    }

    [Fact]
    public void Ours_can_be_read() => Assert.Empty(KnownMetrics.OfOurExporters.Problems);

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
    [InlineData("gnatsd_varz_connections", "nats")]
    [InlineData("jetstream_consumer_num_pending", "nats")]
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

    private static KnownMetrics Parse(string job) => KnownMetrics.Parse([new SourceFile("infra/Web/metrics.json", $$"""{ "jobs": { "web": {{job}} } }""")]);
}
