using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Foundation;
using Monitoring.Prometheus;
using Monitoring.Systems.Kubernetes;
using Xunit;

namespace Monitoring.Tests.Infra.Prometheus;

/// <summary>What is scraped of pods and Services that ask for it, proven on the compiled relabelling rules.</summary>
public sealed class AnnotatedTargetsTests
{
    private static readonly Dictionary<string, string> Scrape = new() { ["prometheus.io/scrape"] = "true" };

    private static readonly Dictionary<string, string> ScrapePort = new() { ["prometheus.io/scrape"] = "true", ["prometheus.io/port"] = "9102" };

    private static readonly Description Kubernetes = new KubernetesSystem(new ClusterSettings { Provider = ClusterProvider.Kubeadm }).Describe();

    [Fact]
    public void A_pod_that_does_not_ask_is_left_alone()
    {
        Assert.Empty(Targets(new FakePod { Services = [[]] }));
        Assert.Empty(Targets(new FakePod { Annotations = new() { ["prometheus.io/scrape"] = "false" } }));
    }

    [Fact]
    public void A_pod_that_asks_is_scraped_at_its_declared_port() => Assert.Equal(
        [new Target("http://10.0.0.7:8080/metrics", "instance=10.0.0.7:8080 job=kubernetes-pods namespace=shop pod=cart-1")],
        Targets(new FakePod { Annotations = Scrape }));

    [Theory]
    [InlineData("10.0.0.7", "10.0.0.7:9102")]
    [InlineData("fd00::1:2", "[fd00::1:2]:9102")]
    [InlineData("fd00::1:8080", "[fd00::1:8080]:9102")]
    public void The_port_of_the_annotation_wins_over_declared_ones_and_over_none(string ip, string address)
    {
        Assert.Equal([$"http://{address}/metrics"], Urls(new FakePod { Ip = ip, Annotations = ScrapePort }));
        Assert.Equal([$"http://{address}/metrics"], Urls(new FakePod { Ip = ip, Annotations = ScrapePort, Ports = [] }));
        Assert.Equal([$"http://{address}/metrics"], Urls(new FakePod { Ip = ip, Annotations = ScrapePort, Ports = ["8080/TCP", "9102/TCP", "53/UDP"] }));
        Assert.Equal([$"http://{address}/metrics"], Urls(new FakePod { Ip = ip, Services = [ScrapePort], Ports = ["8080/TCP", "9000/TCP"] }));
    }

    [Fact]
    public void Path_and_scheme_come_from_the_annotations()
    {
        var annotations = new Dictionary<string, string>(ScrapePort) { ["prometheus.io/path"] = "/stats/prometheus", ["prometheus.io/scheme"] = "https" };
        Assert.Equal(["https://10.0.0.7:9102/stats/prometheus"], Urls(new FakePod { Annotations = annotations }));
        Assert.Equal(["https://10.0.0.7:9102/stats/prometheus"], Urls(new FakePod { Services = [annotations] }));
    }

    [Fact]
    public void A_scheme_that_is_none_is_ignored() => Assert.Equal(
        ["http://10.0.0.7:8080/metrics"], Urls(new FakePod { Annotations = new(Scrape) { ["prometheus.io/scheme"] = "ftp" } }));

    [Fact]
    public void A_pod_and_its_Service_that_both_ask_are_scraped_once()
    {
        var target = Assert.Single(Targets(new FakePod { Annotations = ScrapePort, Services = [ScrapePort] }));
        Assert.Contains("job=kubernetes-pods", target.Labels);
    }

    [Fact]
    public void A_pod_behind_two_Services_that_ask_is_scraped_once() =>
        Assert.Single(Targets(new FakePod { Services = [ScrapePort, ScrapePort] }));

    [Fact]
    public void A_Service_that_asks_for_its_pods_is_scraped_with_the_labels_of_the_pod() => Assert.Equal(
        [new Target("http://10.0.0.7:8080/metrics", "app=cart instance=10.0.0.7:8080 job=kubernetes-services namespace=shop pod=cart-1")],
        Targets(new FakePod { Services = [Scrape], Labels = new() { ["app.kubernetes.io/name"] = "cart" } }));

    [Fact]
    public void Cluster_DNS_that_carries_the_annotations_belongs_to_its_own_job()
    {
        var dns = new FakePod { Namespace = "kube-system", Name = "coredns-1", Labels = new() { ["k8s-app"] = "kube-dns" }, Ports = ["53/UDP", "53/TCP", "9153/TCP"], Annotations = ScrapePort, Services = [ScrapePort] };
        Assert.Empty(Targets(dns));
        Assert.Equal(["http://10.0.0.7:9153/metrics"], dns.AsPod().Select(labels => Relabelling.Apply(Job("coredns"), labels)).OfType<Target>().Select(target => target.Url));
    }

    [Fact]
    public void A_pod_with_the_same_label_elsewhere_is_not_claimed() =>
        Assert.Single(Targets(new FakePod { Labels = new() { ["k8s-app"] = "kube-dns" }, Annotations = ScrapePort }));

    [Fact]
    public void Nobody_speaks_HTTP_over_UDP()
    {
        Assert.Equal(["http://10.0.0.7:8080/metrics"], Urls(new FakePod { Annotations = Scrape, Ports = ["8125/UDP", "8080/TCP", "5000/SCTP"] }));
        Assert.Equal(["http://10.0.0.7:8080/metrics"], Urls(new FakePod { Services = [Scrape], Ports = ["8125/UDP", "8080/TCP"] }));
    }

    [Fact]
    public void A_port_by_annotation_counts_even_where_only_UDP_is_declared()
    {
        Assert.Equal(["http://10.0.0.7:9102/metrics"], Urls(new FakePod { Annotations = ScrapePort, Ports = ["8125/UDP"] }));
        Assert.Equal(["http://10.0.0.7:9102/metrics"], Urls(new FakePod { Services = [ScrapePort], Ports = ["8125/UDP"] }));
    }

    [Theory]
    [InlineData("Pending")]
    [InlineData("Succeeded")]
    [InlineData("Failed")]
    public void A_pod_that_does_not_run_is_no_target(string phase) => Assert.Empty(Targets(new FakePod { Phase = phase, Annotations = Scrape }));

    [Fact]
    public void An_endpoint_that_is_not_ready_and_a_container_that_only_starts_things_are_no_targets()
    {
        Assert.Empty(Targets(new FakePod { Services = [Scrape], Ready = false }));
        Assert.Empty(Targets(new FakePod { Annotations = Scrape, InInitContainer = true }));
    }

    [Fact]
    public void A_pod_without_any_port_is_no_target() => Assert.Empty(Targets(new FakePod { Annotations = Scrape, Ports = [] }));

    [Theory]
    [InlineData("10.0.0.7", "https://10.0.0.7:10259/metrics")]
    [InlineData("fd00::1", "https://[fd00::1]:10259/metrics")]
    public void A_part_of_the_control_plane_is_called_at_its_secure_port_once(string ip, string url)
    {
        var pod = new FakePod { Namespace = "kube-system", Name = "kube-scheduler-a", Ip = ip, Ports = ["10259/TCP", "10260/TCP"], Labels = new() { ["component"] = "kube-scheduler" } };
        var target = Assert.Single(pod.AsPod().Select(labels => Relabelling.Apply(Job("kube-scheduler"), labels)).OfType<Target>().Distinct());
        Assert.Equal(url, target.Url);
        Assert.Contains("node=node-1", target.Labels);
    }

    private static IEnumerable<string> Urls(FakePod pod) => Targets(pod).Select(target => target.Url);

    private static List<Target> Targets(FakePod pod) =>
    [
        .. pod.AsPod().Select(labels => Relabelling.Apply(Job("kubernetes-pods"), labels))
            .Concat(pod.AsEndpoints().Select(labels => Relabelling.Apply(Job("kubernetes-services"), labels)))
            .OfType<Target>().Distinct(),
    ];

    private static string Job(string name) => Yaml.Write(ScrapeConfig.Compile(
        Kubernetes.ScrapeJobs.Single(job => job.Name == name), [.. Kubernetes.ScrapeJobs.SelectMany(job => job.Claims)]));
}
