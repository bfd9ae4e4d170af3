using System.Collections.Immutable;
using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Foundation;
using Monitoring.Prometheus;
using Monitoring.Systems.Knative;
using Monitoring.Systems.Kubernetes;
using Monitoring.Tests.Infra.Prometheus;
using Monitoring.Tests.Infra.Support;
using Xunit;

namespace Monitoring.Tests.Infra.Systems;

public sealed class KnativeSystemTests
{
    private static readonly KnativeSettings Serving = new() { Enabled = true, Version = "1.21" };
    private static readonly KnativeSettings Both = Serving with { EventingNamespace = "knative-eventing" };

    [Fact]
    public void The_job_of_the_control_plane_is_written_as_expected() => Golden.Matches(Written(Job(Both, "knative")), "job-knative.yml");

    [Fact]
    public void The_job_of_the_revisions_is_written_as_expected() => Golden.Matches(Written(Job(Serving, "knative-queue-proxy")), "job-knative-queue-proxy.yml");

    [Theory]
    [InlineData("10.0.0.7", "10.0.0.7:9090")]
    [InlineData("fd00::1:2", "[fd00::1:2]:9090")]
    public void A_part_of_the_control_plane_is_scraped_once_whatever_ports_it_declares(string ip, string address)
    {
        var pod = Activator with { Ip = ip };
        var expected = new Target($"http://{address}/metrics", $"app=activator instance={address} job=knative namespace=knative-serving node=node-1 pod=activator-1");
        Assert.Equal([expected], Targets("knative", pod));
        Assert.Equal([expected], Targets("knative", pod with { Ports = [] }));
        Assert.Empty(Targets("knative", pod with { Phase = "Pending" }));
    }

    [Fact]
    public void An_annotated_part_is_left_to_the_job_of_its_own()
    {
        var pod = Activator with { Annotations = new() { ["prometheus.io/scrape"] = "true" } };
        Assert.NotEmpty(Generic(pod, []));
        Assert.Empty(Generic(pod, Job(Serving, "knative").Claims));
    }

    [Fact]
    public void A_pod_of_a_revision_is_scraped_at_the_port_of_its_queue_proxy_and_bears_the_names_of_service_and_revision() => Assert.Equal(
        [new Target("http://10.0.0.7:9091/metrics", "instance=10.0.0.7:9091 job=knative-queue-proxy namespace=shop node=node-1 pod=cart-00001-1 revision=cart-00001 service=cart")],
        Targets("knative-queue-proxy", Revision));

    [Fact]
    public void A_revision_without_a_service_has_no_such_label()
    {
        var pod = Revision with { Labels = new() { ["serving.knative.dev/revision"] = "lonely" } };
        Assert.DoesNotContain("service=", Assert.Single(Targets("knative-queue-proxy", pod)).Labels);
    }

    [Fact]
    public void A_pod_that_starts_or_ends_is_no_target() => Assert.All(
        ["Pending", "Succeeded", "Failed"], phase => Assert.Empty(Targets("knative-queue-proxy", Revision with { Phase = phase })));

    [Fact]
    public void The_container_of_the_user_stays_with_its_annotations()
    {
        var pod = Revision with { Annotations = new() { ["prometheus.io/scrape"] = "true", ["prometheus.io/port"] = "2112" } };
        Assert.Equal("http://10.0.0.7:2112/metrics", Generic(pod, [.. Describe(Serving).ScrapeJobs.SelectMany(job => job.Claims)]).Select(target => target.Url).Distinct().Single());
    }

    [Theory]
    [InlineData("1.18", "knative-opencensus")]
    [InlineData("1.19", "knative-opentelemetry")]
    public void The_version_decides_under_which_names_metrics_are_read(string version, string adapter) =>
        Assert.Equal(["knative", adapter], Describe(Serving with { Version = version }).RuleFiles.AsEnumerable());

    [Fact]
    public void Revisions_are_scraped_only_where_requests_are_measured_there() =>
        Assert.Equal("knative", Assert.Single(Describe(Serving with { RequestMetrics = false }).ScrapeJobs).Name);

    [Fact]
    public void Eventing_is_looked_for_only_where_it_is()
    {
        Assert.Equal(["knative-serving"], Namespaces(Serving).AsEnumerable());
        Assert.Equal(["knative-serving", "knative-eventing"], Namespaces(Both).AsEnumerable());
        Assert.Equal(Peer.Namespace("knative-serving"), Job(Serving, "knative").Target);
    }

    private static FakePod Activator => new()
    {
        Namespace = "knative-serving",
        Name = "activator-1",
        Ports = ["9090/TCP", "8008/TCP", "8012/TCP"],
        Labels = new() { ["app"] = "activator" },
    };

    private static FakePod Revision => new()
    {
        Name = "cart-00001-1",
        Ports = ["8080/TCP", "8022/TCP", "9090/TCP", "9091/TCP", "8012/TCP"],
        Labels = new() { ["serving.knative.dev/service"] = "cart", ["serving.knative.dev/revision"] = "cart-00001" },
    };

    private static Description Describe(KnativeSettings settings) => new KnativeSystem(settings).Describe();

    private static ScrapeJob Job(KnativeSettings settings, string name) => Describe(settings).ScrapeJobs.Single(job => job.Name == name);

    private static ImmutableArray<string> Namespaces(KnativeSettings settings) => ((Discovery.Kubernetes)Job(settings, "knative").Discovery).Namespaces;

    private static string Written(ScrapeJob job) => Yaml.Write(ScrapeConfig.Compile(job, []));

    private static List<Target> Targets(string job, FakePod pod) => [.. pod.AsPod().Select(found => Relabelling.Apply(Written(Job(Serving, job)), found)).OfType<Target>().Distinct()];

    private static List<Target> Generic(FakePod pod, ImmutableArray<PodClaim> claims)
    {
        var job = new KubernetesSystem(new ClusterSettings()).Describe().ScrapeJobs.Single(job => job.Name == "kubernetes-pods");
        return [.. pod.AsPod().Select(found => Relabelling.Apply(Yaml.Write(ScrapeConfig.Compile(job, claims)), found)).OfType<Target>()];
    }
}
