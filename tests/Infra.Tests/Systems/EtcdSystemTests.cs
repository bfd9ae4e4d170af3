using System.Collections.Immutable;
using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Foundation;
using Monitoring.Prometheus;
using Monitoring.Systems.Etcd;
using Monitoring.Systems.Kubernetes;
using Monitoring.Tests.Infra.Prometheus;
using Monitoring.Tests.Infra.Support;
using Xunit;

namespace Monitoring.Tests.Infra.Systems;

public sealed class EtcdSystemTests
{
    private static readonly EtcdSettings Plain = new() { Enabled = true, Members = 3 };
    private static readonly EtcdSettings Tls = Plain with
    {
        Namespace = "storage",
        PodLabel = "app.kubernetes.io/name=etcd",
        HostNetwork = false,
        Metrics = EtcdMetrics.Tls,
        ClientCertificate = "etcd-client",
        ServerName = "etcd.storage.svc",
    };

    [Fact]
    public void The_job_over_http_is_written_as_expected() => Golden.Matches(Job(Plain), "job-etcd-plain.yml");

    [Fact]
    public void The_job_over_https_is_written_as_expected() => Golden.Matches(Job(Tls), "job-etcd-tls.yml");

    [Theory]
    [InlineData("10.0.0.7", "10.0.0.7:2381")]
    [InlineData("fd00::1:2", "[fd00::1:2]:2381")]
    public void A_member_is_scraped_once_at_the_port_of_the_settings_whatever_it_declares(string ip, string address)
    {
        var expected = new Target($"http://{address}/metrics", $"instance={address} job=etcd namespace=kube-system node=node-1 pod=etcd-1");
        Assert.Equal([expected], Targets(Member(ip) with { Ports = [] }));
        Assert.Equal([expected], Targets(Member(ip) with { Ports = ["2379/TCP", "2380/TCP"] }));
        Assert.Empty(Targets(Member(ip) with { Phase = "Failed" }));
    }

    [Fact]
    public void An_annotated_member_is_left_to_the_job_of_its_own()
    {
        var member = Member("10.0.0.7") with { Annotations = new() { ["prometheus.io/scrape"] = "true" } };
        Assert.Single(Generic(member, []));
        Assert.Empty(Generic(member, Describe(Plain).ScrapeJobs.Single().Claims));
    }

    [Fact]
    public void Static_pods_are_reached_on_their_nodes_and_others_in_their_namespace()
    {
        Assert.Equal(Peer.Nodes, Describe(Plain).ScrapeJobs.Single().Target);
        Assert.Equal(Peer.Namespace("storage"), Describe(Tls).ScrapeJobs.Single().Target);
        Assert.Equal(new NetworkPort(2379), Assert.Single(Describe(Tls).ScrapeJobs.Single().TargetPorts));
    }

    [Fact]
    public void Times_of_requests_have_rules_only_where_members_tell_them()
    {
        Assert.Equal(["etcd"], Describe(Plain).RuleFiles.AsEnumerable());
        Assert.Equal(["etcd", "etcd-extensive"], Describe(Plain with { Extensive = true }).RuleFiles.AsEnumerable());
    }

    [Fact]
    public void The_number_of_members_reaches_the_rules() =>
        Assert.Equal([KeyValuePair.Create(EtcdSystem.ExpectedMembers, 5)], Describe(Plain with { Members = 5 }).Constants);

    private static FakePod Member(string ip) => new() { Namespace = "kube-system", Name = "etcd-1", Ip = ip, Labels = new() { ["component"] = "etcd" } };

    private static Description Describe(EtcdSettings settings) => new EtcdSystem(settings).Describe();

    private static string Job(EtcdSettings settings) => Yaml.Write(ScrapeConfig.Compile(Describe(settings).ScrapeJobs.Single(), []));

    private static List<Target> Targets(FakePod pod) => [.. pod.AsPod().Select(found => Relabelling.Apply(Job(Plain), found)).OfType<Target>().Distinct()];

    private static List<Target> Generic(FakePod pod, ImmutableArray<PodClaim> claims)
    {
        var job = new KubernetesSystem(new ClusterSettings()).Describe().ScrapeJobs.Single(job => job.Name == "kubernetes-pods");
        return [.. pod.AsPod().Select(found => Relabelling.Apply(Yaml.Write(ScrapeConfig.Compile(job, claims)), found)).OfType<Target>()];
    }
}
