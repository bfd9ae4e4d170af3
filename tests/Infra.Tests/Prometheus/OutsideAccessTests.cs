using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Prometheus;
using Monitoring.Systems.Kubernetes;
using Xunit;

namespace Monitoring.Tests.Infra.Prometheus;

/// <summary>A Prometheus outside a cluster needs nothing of it but the API server.</summary>
public sealed class OutsideAccessTests
{
    private static readonly OutsideAccess Proxy = new(new Uri("https://cluster.example.com:6443"), Direct: false);

    private static readonly PrometheusPlace Host = PrometheusPlace.Host("/etc/monitoring/secrets") with { Outside = Proxy };

    [Fact]
    public void A_pod_is_scraped_through_the_proxy_and_keeps_its_labels()
    {
        var pod = new FakePod { Annotations = { ["prometheus.io/scrape"] = "true", ["prometheus.io/path"] = "/stats" } };

        var target = Assert.Single(pod.AsPod().Select(found => Relabelling.Apply(Text(AnnotatedJobs.Pods()), found)).OfType<Target>());

        Assert.Equal("https://cluster.example.com:6443/api/v1/namespaces/shop/pods/http:cart-1:8080/proxy/stats", target.Url);
        Assert.Equal("instance=10.0.0.7:8080 job=kubernetes-pods namespace=shop pod=cart-1", target.Labels);
    }

    [Fact]
    public void A_node_is_scraped_through_the_proxy()
    {
        var node = new Dictionary<string, string> { ["__address__"] = "10.0.1.1:10250", ["__meta_kubernetes_node_name"] = "node-1" };

        var target = Relabelling.Apply(Text(KubeletJobs.Cadvisor(verify: false)), node)!;

        Assert.Equal("https://cluster.example.com:6443/api/v1/nodes/node-1/proxy/metrics/cadvisor", target.Url);
        Assert.Equal("instance=10.0.1.1:10250 job=cadvisor node=node-1", target.Labels);
    }

    [Fact]
    public void All_API_servers_are_one_target_at_the_address_that_is_known_outside()
    {
        var targets = new[] { "10.0.1.1:6443", "10.0.1.2:6443" }.Select(address => Relabelling.Apply(Text(ControlPlaneJobs.ApiServer()), new Dictionary<string, string>
        {
            ["__address__"] = address,
            ["__meta_kubernetes_namespace"] = "default",
            ["__meta_kubernetes_service_name"] = "kubernetes",
            ["__meta_kubernetes_endpointslice_port_name"] = "https",
        })).Distinct();

        Assert.Equal([new Target("https://cluster.example.com:6443/metrics", "instance=cluster.example.com:6443 job=apiserver")], targets);
    }

    [Fact]
    public void An_endpoint_that_is_no_pod_is_left_out_and_never_taken_for_the_API_server()
    {
        var job = AnnotatedJobs.Services();
        var endpoint = new Dictionary<string, string>
        {
            ["__address__"] = "192.0.2.1:9100",
            ["__meta_kubernetes_namespace"] = "shop",
            ["__meta_kubernetes_service_name"] = "legacy",
            ["__meta_kubernetes_service_annotation_prometheus_io_scrape"] = "true",
        };

        Assert.Null(Relabelling.Apply(Text(job), endpoint));
        Assert.NotNull(Relabelling.Apply(Yaml.Write(ScrapeConfig.Compile(job, [])), endpoint));
    }

    [Fact]
    public void Discovery_and_scrapes_show_the_token_to_the_API_server_and_check_its_certificate()
    {
        var yaml = Text(AnnotatedJobs.Pods());

        Assert.Contains("kubernetes_sd_configs:\n  - api_server: https://cluster.example.com:6443\n    authorization:\n      credentials_file: /etc/monitoring/secrets/cluster/token\n    tls_config:\n      ca_file: /etc/monitoring/secrets/cluster/ca.crt\n", yaml);
        Assert.Contains("\nauthorization:\n  credentials_file: /etc/monitoring/secrets/cluster/token\ntls_config:\n  ca_file: /etc/monitoring/secrets/cluster/ca.crt\n", yaml);
    }

    [Fact]
    public void What_asks_for_a_certificate_or_a_token_is_scraped_directly_because_the_proxy_passes_neither_on()
    {
        var discovery = new Discovery.Kubernetes("pod", []);

        Assert.False(Proxy.Proxies(new ScrapeJob("etcd", discovery) { SeriesBudget = 1, Certificate = new ClientCertificate("etcd") }));
        Assert.False(Proxy.Proxies(ControlPlaneJobs.Component("kube-scheduler", 10259)));
        Assert.False((Proxy with { Direct = true }).Proxies(AnnotatedJobs.Pods()));
        Assert.True(Proxy.Proxies(AnnotatedJobs.Pods()));
    }

    private static string Text(ScrapeJob job) => Yaml.Write(ScrapeConfig.Compile(job, [], Host));
}
