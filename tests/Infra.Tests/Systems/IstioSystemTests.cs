using System.Collections.Immutable;
using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Foundation;
using Monitoring.Prometheus;
using Monitoring.Systems.Istio;
using Monitoring.Systems.Kubernetes;
using Monitoring.Tests.Infra.Prometheus;
using Monitoring.Tests.Infra.Support;
using Xunit;

namespace Monitoring.Tests.Infra.Systems;

public sealed class IstioSystemTests
{
    private static readonly IstioSettings Merged = new() { Enabled = true };
    private static readonly IstioSettings Envoy = Merged with { Metrics = IstioMetrics.Envoy };
    private static readonly PodClaim Cart = new("shop", "app", "cart");

    /// <summary>What the injector makes of a pod that asks to be scraped at a port of its own.</summary>
    private static readonly FakePod Sidecar = new()
    {
        Ports = ["8080/TCP", "15090/TCP/http-envoy-prom"],
        Labels = new() { ["app"] = "cart" },
        Annotations = new() { ["prometheus.io/scrape"] = "true", ["prometheus.io/port"] = "15020", ["prometheus.io/path"] = "/stats/prometheus" },
    };

    [Fact]
    public void The_job_of_istiod_is_written_as_expected() => Golden.Matches(Text(Control(Merged), []), "job-istiod.yml");

    [Fact]
    public void The_job_at_the_agents_is_written_as_expected() => Golden.Matches(Text(Proxies(Merged), [Cart, .. Proxies(Merged).Claims]), "job-envoy-merged.yml");

    [Fact]
    public void The_job_at_Envoy_is_written_as_expected() => Golden.Matches(Text(Proxies(Envoy), [Cart]), "job-envoy.yml");

    [Fact]
    public void The_jobs_of_Mixer_are_written_as_expected() => Assert.All(
        new IstioSystem(Envoy with { Mixer = true }).Describe().ScrapeJobs.Skip(1), job => Golden.Matches(Text(job, []), $"job-{job.Name}.yml"));

    [Theory]
    [InlineData("10.0.0.7", "10.0.0.7:15014")]
    [InlineData("fd00::1:2", "[fd00::1:2]:15014")]
    public void An_istiod_is_scraped_once_at_the_port_that_it_does_not_declare(string ip, string address)
    {
        var istiod = new FakePod { Namespace = "istio-system", Name = "istiod-1", Ip = ip, Ports = ["8080/TCP", "15010/TCP", "15017/TCP"], Labels = new() { ["app"] = "istiod", ["istio.io/rev"] = "canary" } };
        Assert.Equal([new Target($"http://{address}/metrics", $"instance={address} job=istiod namespace=istio-system pod=istiod-1 revision=canary")], Targets(Control(Merged), [], istiod));
        Assert.Empty(Targets(Control(Merged), [], istiod with { Phase = "Failed" }));
    }

    [Theory]
    [InlineData("10.0.0.7", "10.0.0.7:15020")]
    [InlineData("fd00::1:2", "[fd00::1:2]:15020")]
    public void A_proxy_is_scraped_once_at_its_agent_or_at_Envoy(string ip, string address)
    {
        const string Labels = "job=envoy namespace=shop node=node-1 pod=cart-1 proxy=sidecar";
        var pod = Sidecar with { Ip = ip };
        Assert.Equal([new Target($"http://{address}/stats/prometheus", $"app=cart instance={address} {Labels}")], Targets(Proxies(Merged), [], pod));
        var envoy = address.Replace("15020", "15090", StringComparison.Ordinal);
        Assert.Equal([new Target($"http://{envoy}/stats/prometheus", $"app=cart instance={envoy} {Labels}")], Targets(Proxies(Envoy), [], pod));
        Assert.Empty(Targets(Proxies(Merged), [], pod with { Phase = "Succeeded" }));
        Assert.Empty(Targets(Proxies(Merged), [], pod with { Ports = ["8080/TCP"] }));
    }

    [Fact]
    public void A_pod_of_another_job_is_asked_at_Envoy_so_that_its_own_metrics_come_once()
    {
        Assert.Equal(["http://10.0.0.7:15090/stats/prometheus"], Targets(Proxies(Merged), [Cart], Sidecar).Select(target => target.Url));
        Assert.Equal(["http://10.0.0.7:15020/stats/prometheus"], Targets(Proxies(Merged), [Cart], Sidecar with { Namespace = "test" }).Select(target => target.Url));
    }

    [Fact]
    public void A_sidecar_is_found_where_Kubernetes_runs_it_as_an_init_container() => Assert.Single(Targets(Proxies(Merged), [], Sidecar with { InInitContainer = true }));

    [Fact]
    public void The_generic_job_leaves_pods_alone_whose_annotations_Istio_has_rewritten()
    {
        var generic = new KubernetesSystem(new ClusterSettings()).Describe().ScrapeJobs.Single(job => job.Name == AnnotatedJobs.PodsJob);
        Assert.NotEmpty(Targets(generic, [], Sidecar));
        Assert.Empty(Targets(generic, Proxies(Merged).Claims, Sidecar));
        var plain = Sidecar with { Annotations = new() { ["prometheus.io/scrape"] = "true", ["prometheus.io/port"] = "9102" } };
        Assert.Equal(["http://10.0.0.7:9102/metrics"], Targets(generic, Proxies(Envoy).Claims, plain).Select(target => target.Url));
    }

    [Fact]
    public void Gateways_waypoints_and_ztunnels_are_told_from_sidecars()
    {
        Assert.Equal("sidecar", Kind(Sidecar));
        Assert.Equal("gateway", Kind(Sidecar with { Annotations = new() { ["inject.istio.io/templates"] = "gateway" } }));
        Assert.Equal("gateway", Kind(Sidecar with { Labels = new() { ["istio"] = "ingressgateway" } }));
        Assert.Equal("gateway", Kind(Sidecar with { Labels = new() { ["istio"] = "edge", ["operator.istio.io/component"] = "EgressGateways" } }));
        Assert.Equal("gateway", Kind(Sidecar with { Labels = new() { ["gateway.networking.k8s.io/gateway-name"] = "edge", ["gateway.istio.io/managed"] = "istio.io-gateway-controller" } }));
        Assert.Equal("waypoint", Kind(Sidecar with { Labels = new() { ["gateway.networking.k8s.io/gateway-name"] = "waypoint", ["gateway.istio.io/managed"] = "istio.io-mesh-controller" } }));
        Assert.Equal("ztunnel", Kind(Sidecar with { Ports = ["15020/TCP/ztunnel-stats"] }));
    }

    [Theory]
    [InlineData("istio_requests_total", "envoy")]
    [InlineData("envoy_server_live", "envoy")]
    [InlineData("istio_agent_cert_expiry_seconds", "envoy")]
    [InlineData("service_handler_count", "kubernetes-pods")]
    [InlineData("envoyer_jobs", "kubernetes-pods")]
    public void What_an_application_says_keeps_its_job_behind_a_proxy(string metric, string job)
    {
        var series = Relabelling.ApplyToSeries(Text(Proxies(Merged), []), new Dictionary<string, string> { ["__name__"] = metric, ["job"] = "envoy" });
        Assert.Equal(job, series!["job"]);
    }

    [Fact]
    public void Rules_exist_for_what_the_mesh_has()
    {
        Assert.Equal(["istio", "istio-merged"], Rules(Merged));
        Assert.Equal(["istio"], Rules(Envoy));
        Assert.Equal(["istio", "istio-upstreams", "istio-ambient"], Rules(Envoy with { UpstreamStats = true, Ambient = true }));
        Assert.Equal(["istio", "istio-mixer"], Rules(Envoy with { Mixer = true }));
    }

    [Fact]
    public void Prometheus_may_call_both_ports_of_any_pod()
    {
        Assert.Equal(Peer.AnyPod, Proxies(Merged).Target);
        Assert.Equal([15020, 15090], Proxies(Merged).TargetPorts.Select(port => port.Number));
        Assert.Equal((Peer.Namespace("mesh"), 15014), (Control(Merged with { Namespace = "mesh" }).Target, Control(Merged).TargetPorts.Single().Number));
    }

    private static string Kind(FakePod pod) => Targets(Proxies(Merged), [], pod).Single().Labels.Split(' ').Single(label => label.StartsWith("proxy=", StringComparison.Ordinal))[6..];

    private static ScrapeJob Proxies(IstioSettings settings) => new IstioSystem(settings).Describe().ScrapeJobs[0];

    private static ScrapeJob Control(IstioSettings settings) => new IstiodSystem(settings).Describe().ScrapeJobs.Single();

    private static string[] Rules(IstioSettings settings) => [.. new IstioSystem(settings).Describe().RuleFiles];

    private static string Text(ScrapeJob job, ImmutableArray<PodClaim> claims) => Yaml.Write(ScrapeConfig.Compile(job, claims));

    private static List<Target> Targets(ScrapeJob job, ImmutableArray<PodClaim> claims, FakePod pod) =>
        [.. pod.AsPod().Select(found => Relabelling.Apply(Text(job, claims), found)).OfType<Target>().Distinct()];
}
