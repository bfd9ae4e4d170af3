using System.Collections.Immutable;
using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Foundation;
using Monitoring.Prometheus;
using Monitoring.Systems.CockroachDb;
using Monitoring.Systems.Kubernetes;
using Monitoring.Tests.Infra.Prometheus;
using Monitoring.Tests.Infra.Support;
using Xunit;

namespace Monitoring.Tests.Infra.Systems;

public sealed class CockroachDbSystemTests
{
    private static readonly CockroachDbSettings Verified = new() { Enabled = true, Nodes = 3, Authority = "cockroachdb-ca" };
    private static readonly CockroachDbSettings Plain = Verified with
    {
        Namespace = "storage",
        PodLabel = "app=cockroachdb",
        Port = 18080,
        Tls = CockroachDbTls.Off,
        Authority = "",
        AllMetrics = true,
    };

    [Fact]
    public void The_job_over_https_is_written_as_expected() => Golden.Matches(Job(Verified), "job-cockroachdb-verify.yml");

    [Fact]
    public void The_job_over_http_with_all_metrics_is_written_as_expected() => Golden.Matches(Job(Plain), "job-cockroachdb-plain.yml");

    [Fact]
    public void A_certificate_that_is_not_checked_needs_no_file()
    {
        var job = Job(Verified with { Tls = CockroachDbTls.Skip, Authority = "" });
        Assert.Contains("scheme: https\n", job);
        Assert.Contains("tls_config:\n  insecure_skip_verify: true\n", job);
        Assert.DoesNotContain("ca_file", job);
    }

    [Theory]
    [InlineData("10.0.0.7", "10.0.0.7:8080")]
    [InlineData("fd00::1:2", "[fd00::1:2]:8080")]
    public void A_node_is_scraped_once_at_the_port_of_the_settings_whatever_it_declares(string ip, string address)
    {
        var expected = new Target($"https://{address}/_status/vars", $"instance={address} job=cockroachdb namespace=cockroachdb node=node-1 pod=cockroachdb-1");
        Assert.Equal([expected], Targets(Node(ip) with { Ports = ["26257/TCP", "8080/TCP"] }));
        Assert.Equal([expected], Targets(Node(ip) with { Ports = [] }));
        Assert.Empty(Targets(Node(ip) with { Phase = "Succeeded" }));
    }

    [Fact]
    public void A_node_whose_pod_or_service_is_annotated_is_left_to_the_job_of_its_own()
    {
        var annotated = new Dictionary<string, string> { ["prometheus.io/scrape"] = "true", ["prometheus.io/port"] = "8080", ["prometheus.io/path"] = "_status/vars" };
        var pod = Node("10.0.0.7") with { Annotations = annotated };
        var service = Node("10.0.0.7") with { Services = [annotated] };
        var claims = Describe(Verified).ScrapeJobs.Single().Claims;
        Assert.Single(Generic("kubernetes-pods", pod.AsPod(), []));
        Assert.Empty(Generic("kubernetes-pods", pod.AsPod(), claims));
        Assert.Single(Generic("kubernetes-services", service.AsEndpoints(), []));
        Assert.Empty(Generic("kubernetes-services", service.AsEndpoints(), claims));
    }

    [Fact]
    public void The_number_of_nodes_reaches_the_rules() =>
        Assert.Equal([KeyValuePair.Create(CockroachDbSystem.ExpectedNodes, 5)], Describe(Verified with { Nodes = 5 }).Constants);

    private static FakePod Node(string ip) => new()
    {
        Namespace = "cockroachdb",
        Name = "cockroachdb-1",
        Ip = ip,
        Labels = new() { ["app.kubernetes.io/component"] = "cockroachdb" },
    };

    private static Description Describe(CockroachDbSettings settings) => new CockroachDbSystem(settings).Describe();

    private static string Job(CockroachDbSettings settings) => Yaml.Write(ScrapeConfig.Compile(Describe(settings).ScrapeJobs.Single(), []));

    private static List<Target> Targets(FakePod pod) => [.. pod.AsPod().Select(found => Relabelling.Apply(Job(Verified), found)).OfType<Target>().Distinct()];

    private static List<Target> Generic(string name, IEnumerable<Dictionary<string, string>> found, ImmutableArray<PodClaim> claims)
    {
        var job = new KubernetesSystem(new ClusterSettings()).Describe().ScrapeJobs.Single(job => job.Name == name);
        return [.. found.Select(target => Relabelling.Apply(Yaml.Write(ScrapeConfig.Compile(job, claims)), target)).OfType<Target>().Distinct()];
    }
}
