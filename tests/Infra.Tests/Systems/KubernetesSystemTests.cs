using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Foundation;
using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Systems.Kubernetes;
using Monitoring.Tests.Infra.Prometheus;
using Monitoring.Tests.Infra.Support;
using Xunit;

namespace Monitoring.Tests.Infra.Systems;

public sealed class KubernetesSystemTests
{
    private static readonly ClusterSettings WithProxy = new() { KubeProxyPods = "k8s-app=kube-proxy" };

    [Fact]
    public void A_single_node_is_never_overcommitted() => Assert.DoesNotContain("kubernetes-overcommit", Rules(new() { Nodes = 1 }));

    [Fact]
    public void Several_nodes_are_overcommitted_or_their_pool_is_at_its_end_but_not_both()
    {
        Assert.Contains("kubernetes-overcommit", Rules(new() { Nodes = 3 }));
        Assert.DoesNotContain("kubernetes-node-pool", Rules(new() { Nodes = 3 }));
        Assert.DoesNotContain("kubernetes-overcommit", Rules(new() { Nodes = 3, MaxNodes = 9 }));
        Assert.Contains("kubernetes-node-pool", Rules(new() { Nodes = 3, MaxNodes = 9 }));
    }

    [Fact]
    public void The_largest_number_of_nodes_reaches_the_rules()
    {
        Assert.Equal([KeyValuePair.Create(KubernetesSystem.MaxNodes, 9)], Describe(new() { MaxNodes = 9 }).Constants);
        Assert.Empty(Describe(new()).Constants);
    }

    [Theory]
    [InlineData(ClusterProvider.Eks, false)]
    [InlineData(ClusterProvider.Gke, false)]
    [InlineData(ClusterProvider.Aks, false)]
    [InlineData(ClusterProvider.Doks, false)]
    [InlineData(ClusterProvider.Kubeadm, true)]
    [InlineData(ClusterProvider.K3s, true)]
    [InlineData(ClusterProvider.Other, true)]
    public void Certificates_that_only_the_provider_can_renew_are_the_provider_s(ClusterProvider provider, bool watched) =>
        Assert.Equal(watched, Rules(new() { Provider = provider }).Contains("kubernetes-api-certificates"));

    [Fact]
    public void Kube_proxy_is_watched_only_where_its_pods_are_named()
    {
        Assert.DoesNotContain(Describe(new()).ScrapeJobs, job => job.Name == "kube-proxy");
        Assert.DoesNotContain("kubernetes-kube-proxy", Rules(new()));
        Assert.Contains("kubernetes-kube-proxy", Rules(WithProxy));
    }

    [Fact]
    public void The_job_of_kube_proxy_is_written_as_expected() => Golden.Matches(Job(WithProxy, "kube-proxy"), "job-kube-proxy.yml");

    [Fact]
    public void Kube_proxy_is_scraped_on_its_node_and_left_alone_by_the_generic_job()
    {
        var pod = new FakePod { Namespace = "kube-system", Name = "kube-proxy-x", Ip = "10.0.0.7", Ports = [], Labels = new() { ["k8s-app"] = "kube-proxy" } };
        var found = pod.AsPod().Select(meta => Relabelling.Apply(Job(WithProxy, "kube-proxy"), meta)).OfType<Target>().Distinct();
        Assert.Equal([new Target("http://10.0.0.7:10249/metrics", "instance=10.0.0.7:10249 job=kube-proxy namespace=kube-system node=node-1 pod=kube-proxy-x")], found);
        Assert.Contains(new PodClaim("kube-system", "k8s-app", "kube-proxy"), Describe(WithProxy).ScrapeJobs.SelectMany(job => job.Claims));
    }

    [Fact]
    public void A_pool_cannot_end_below_its_present_size()
    {
        var problem = Assert.Single(Problems(new() { Nodes = 4, MaxNodes = 3 }));
        Assert.Equal((ProblemLevel.Error, "monitoring:cluster.maxNodes"), (problem.Level, problem.Where));
        Assert.Empty(Problems(new() { Nodes = 3, MaxNodes = 3 }));
        Assert.Empty(Problems(new() { Nodes = 4 }));
    }

    private static Description Describe(ClusterSettings cluster) => new KubernetesSystem(cluster).Describe();

    private static List<string> Rules(ClusterSettings cluster) => [.. Describe(cluster).RuleFiles];

    private static string Job(ClusterSettings cluster, string name) =>
        Yaml.Write(ScrapeConfig.Compile(Describe(cluster).ScrapeJobs.Single(job => job.Name == name), []));

    private static List<Problem> Problems(ClusterSettings cluster) => [.. cluster.Validate(new SettingsContext("monitoring:cluster", new DateOnly(2026, 11, 21)))];
}
