using Monitoring.Describe;
using Monitoring.Elastic;
using Monitoring.Elasticsearch;
using Monitoring.Grafana;
using Monitoring.Settings;
using Monitoring.Tests.Infra.Support;
using Monitoring.Workloads;
using Monitoring.Zipkin;
using Xunit;

namespace Monitoring.Tests.Infra.Zipkin;

public sealed class ZipkinToolTests
{
    private static readonly ElasticsearchTool Storage = new(new(), "monitoring");

    [Fact]
    public void Its_data_source_leads_from_a_span_to_the_records_of_its_trace() =>
        Golden.Matches(GrafanaProvisioning.Datasources([new ZipkinTool(new(), "monitoring") { LogsDatasourceUid = "elasticsearch-logs" }.Datasource]), "datasource.yml");

    /// <summary>Zipkin before 3.6 refuses an Elasticsearch 9.</summary>
    [Fact]
    public void It_speaks_to_the_Elasticsearch_of_the_stack()
    {
        Assert.StartsWith("9.", new ElasticSettings().Version, StringComparison.Ordinal);
        Assert.True(Version.Parse(ZipkinImage.Version) >= new Version(3, 6));
    }

    [Fact]
    public void Without_logs_there_is_no_link_to_them() => Assert.DoesNotContain("tracesToLogsV2", new ZipkinTool(new(), "monitoring").Datasource.Options.Keys);

    [Fact]
    public void Pods_call_it_only_where_no_collector_takes_their_spans()
    {
        Assert.Empty(new ZipkinTool(new(), "monitoring").Describe().Edges);
        var open = Assert.Single(new ZipkinTool(new(), "monitoring") { TakesSpansOfPods = true }.Describe().Edges);
        Assert.Equal((Peer.AnyPod, new NetworkPort(9411)), (open.From, Assert.Single(open.Ports)));
    }

    [Fact]
    public void It_calls_its_storage()
    {
        var edge = Assert.Single(new ZipkinTool(new(), "monitoring") { Storage = Storage }.Describe().Edges);
        Assert.Equal((Peer.Workload("elasticsearch"), new NetworkPort(9200)), (edge.To, Assert.Single(edge.Ports)));
    }

    [Theory]
    [InlineData("http://zipkin.istio-system.svc:9411", 9411, PeerKind.Namespace, "istio-system")]
    [InlineData("http://zipkin.istio-system.svc.cluster.local", 80, PeerKind.Namespace, "istio-system")]
    [InlineData("https://traces.example.com", 443, PeerKind.Anywhere, "")]
    public void One_that_exists_already_is_only_called(string address, int port, PeerKind kind, string name)
    {
        var tool = new ZipkinTool(new() { External = address }, "monitoring");
        var description = tool.Describe();
        Assert.Null(description.Workload);
        Assert.Empty(description.ScrapeJobs);
        Assert.Equal((new Peer(kind, name), port), (tool.Destination.Target, tool.Destination.Port));
        Assert.Equal((new Peer(kind, name), port), (Assert.Single(description.Datasources).Target, description.Datasources[0].Port));
    }

    [Fact]
    public void Its_page_is_scraped_where_it_is()
    {
        var job = Assert.Single(new ZipkinTool(new(), "monitoring").Describe().ScrapeJobs);
        Assert.Equal(("/prometheus", "https"), (job.Path, job.Scheme));
        Assert.Equal(CertificateAuthority.OfStack(new ZipkinTool(new(), "monitoring").Workload), job.Authority);
    }

    [Theory]
    [InlineData(256, "-Xms128m -Xmx128m -XX:+ExitOnOutOfMemoryError", "32000")]
    [InlineData(1024, "-Xms512m -Xmx512m -XX:+ExitOnOutOfMemoryError", "412000")]
    public void In_memory_it_keeps_as_many_spans_as_its_heap_holds(int memory, string options, string spans)
    {
        var variables = ZipkinEnvironment.Of(new ZipkinTool(new() { Storage = ZipkinStorage.Memory, Resources = ResourceSettings.Of(50, memory, memory) }, "monitoring"));
        Assert.Equal((options, spans, "mem"), (variables["JAVA_OPTS"], variables["MEM_MAX_SPANS"], variables["STORAGE_TYPE"]));
    }

    [Fact]
    public void In_Elasticsearch_it_makes_no_templates_and_checks_the_certificate()
    {
        var variables = ZipkinEnvironment.Of(new ZipkinTool(new(), "monitoring") { Storage = Storage });
        Assert.Equal(("https://elasticsearch.monitoring.svc:9200", "false"), (variables["ES_HOSTS"], variables["ES_ENSURE_TEMPLATES"]));
        Assert.Contains("-Djavax.net.ssl.trustStore=/access/authority.p12", variables["JAVA_OPTS"], StringComparison.Ordinal);
        Assert.DoesNotContain(variables.Values, value => value.Contains("NO_VERIFY", StringComparison.Ordinal));
    }

    [Fact]
    public void A_public_page_without_a_log_in_is_refused()
    {
        var open = new IngressSettings { Host = "traces.example.com", TlsSecret = "zipkin-tls", ControllerNamespace = "ingress-nginx" };
        Assert.Equal("monitoring:zipkin.ingress.annotations", Assert.Single(Problems(new() { Ingress = open })).Where);
        Assert.Empty(Problems(new() { Ingress = open with { Annotations = open.Annotations.Add("nginx.ingress.kubernetes.io/auth-url", "https://login.example.com") } }));
    }

    [Fact]
    public void Too_little_memory_is_refused() => Assert.Equal("monitoring:zipkin.resources.memory", Assert.Single(Problems(new() { Resources = ResourceSettings.Of(50, 128, 256) })).Where);

    private static List<Problem> Problems(ZipkinSettings settings) => [.. settings.Validate(new("monitoring:zipkin", new DateOnly(2026, 11, 22)))];
}
