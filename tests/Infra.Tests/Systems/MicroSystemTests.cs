using System.Collections.Immutable;
using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Foundation;
using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Systems.Kubernetes;
using Monitoring.Systems.Micro;
using Monitoring.Tests.Infra.Prometheus;
using Monitoring.Tests.Infra.Support;
using Xunit;

namespace Monitoring.Tests.Infra.Systems;

public sealed class MicroSystemTests
{
    private static readonly MicroSettings Annotated = new() { Enabled = true };
    private static readonly MicroSettings Labelled = Annotated with { Namespaces = ["micro", "shop"], PodLabel = "micro=service", Port = 19000, ServiceLabel = "app" };

    private static readonly FakePod Auth = new()
    {
        Namespace = "micro",
        Name = "auth-1",
        Ports = ["8080/TCP", "9000/TCP"],
        Labels = new() { ["micro"] = "service", ["name"] = "auth" },
        Annotations = new() { ["prometheus.io/scrape"] = "true", ["prometheus.io/port"] = "9000", ["prometheus.io/path"] = "/metrics" },
    };

    [Fact]
    public void The_job_that_finds_annotations_is_written_as_expected() => Golden.Matches(Job(Annotated), "job-micro-annotated.yml");

    [Fact]
    public void The_job_that_finds_a_label_is_written_as_expected() => Golden.Matches(Job(Labelled), "job-micro-labelled.yml");

    [Theory]
    [InlineData("10.0.0.7", "10.0.0.7:9000")]
    [InlineData("fd00::1:2", "[fd00::1:2]:9000")]
    public void A_service_is_scraped_once_whatever_ports_it_declares(string ip, string address)
    {
        var expected = new Target($"http://{address}/metrics", $"instance={address} job=micro namespace=micro node=node-1 pod=auth-1 service=auth");
        Assert.Equal([expected], Targets(Annotated, Auth with { Ip = ip }));
        Assert.Equal([expected], Targets(Annotated, Auth with { Ip = ip, Ports = [] }));
        Assert.Empty(Targets(Annotated, Auth with { Phase = "Pending" }));
    }

    [Fact]
    public void Its_name_is_that_of_the_nearest_label()
    {
        Assert.Equal("auth", Service(new() { ["name"] = "auth", ["app.kubernetes.io/name"] = "b", ["app"] = "c" }));
        Assert.Equal("b", Service(new() { ["app.kubernetes.io/name"] = "b", ["app"] = "c" }));
        Assert.Equal("c", Service(new() { ["app"] = "c" }));
    }

    [Fact]
    public void Pods_of_other_ports_and_pods_that_did_not_ask_are_left_alone()
    {
        Assert.Empty(Targets(Annotated, Auth with { Annotations = new() { ["prometheus.io/scrape"] = "true", ["prometheus.io/port"] = "8080" } }));
        Assert.Empty(Targets(Annotated, Auth with { Annotations = new() { ["prometheus.io/scrape"] = "true" } }));
        Assert.Empty(Targets(Annotated, Auth with { Annotations = new() { ["prometheus.io/scrape"] = "false", ["prometheus.io/port"] = "9000" } }));
    }

    [Fact]
    public void A_service_is_not_scraped_by_its_annotation_a_second_time_wherever_it_runs()
    {
        Assert.Single(Generic(Auth, []));
        Assert.Empty(Generic(Auth, Claims(Annotated)));
        Assert.Empty(Generic(Auth with { Namespace = "elsewhere" }, Claims(Annotated)));
        Assert.Empty(Generic(Auth, Claims(Labelled)));
    }

    [Fact]
    public void What_is_no_service_is_scraped_by_its_annotation_as_before()
    {
        var cart = Auth with { Labels = [], Annotations = new() { ["prometheus.io/scrape"] = "true", ["prometheus.io/port"] = "8080" } };
        Assert.Single(Generic(cart, Claims(Annotated)));
        Assert.Single(Generic(cart, Claims(Labelled)));
        Assert.Single(Generic(Auth with { Namespace = "elsewhere" }, Claims(Labelled)));
    }

    [Fact]
    public void Prometheus_may_call_the_namespace_or_where_there_are_several_any_pod()
    {
        Assert.Equal(Peer.AnyPod, Describe(Annotated).ScrapeJobs.Single().Target);
        Assert.Equal(Peer.AnyPod, Describe(Labelled).ScrapeJobs.Single().Target);
        Assert.Equal(Peer.Namespace("micro"), Describe(Labelled with { Namespaces = ["micro"] }).ScrapeJobs.Single().Target);
        Assert.Equal(new NetworkPort(19000), Assert.Single(Describe(Labelled).ScrapeJobs.Single().TargetPorts));
    }

    [Fact]
    public void Namespaces_have_to_be_names_and_each_is_said_once()
    {
        Assert.Empty(Problems(Labelled));
        Assert.Contains("'Micro'", Assert.Single(Problems(Annotated with { Namespaces = ["Micro"] })).Message);
        Assert.Contains("twice", Assert.Single(Problems(Annotated with { Namespaces = ["shop", "shop"] })).Message);
    }

    private static List<Problem> Problems(MicroSettings settings) => [.. settings.Validate(new SettingsContext("monitoring:micro", new DateOnly(2026, 11, 21)))];

    private static string? Service(Dictionary<string, string> labels) =>
        Assert.Single(Targets(Annotated, Auth with { Labels = labels })).Labels.Split(' ').SingleOrDefault(label => label.StartsWith("service=", StringComparison.Ordinal))?["service=".Length..];

    private static Description Describe(MicroSettings settings) => new MicroSystem(settings).Describe();

    private static ImmutableArray<PodClaim> Claims(MicroSettings settings) => Describe(settings).ScrapeJobs.Single().Claims;

    private static string Job(MicroSettings settings) => Yaml.Write(ScrapeConfig.Compile(Describe(settings).ScrapeJobs.Single(), []));

    private static List<Target> Targets(MicroSettings settings, FakePod pod) => [.. pod.AsPod().Select(found => Relabelling.Apply(Job(settings), found)).OfType<Target>().Distinct()];

    private static List<Target> Generic(FakePod pod, ImmutableArray<PodClaim> claims)
    {
        var job = new KubernetesSystem(new ClusterSettings()).Describe().ScrapeJobs.Single(job => job.Name == "kubernetes-pods");
        return [.. pod.AsPod().Select(found => Relabelling.Apply(Yaml.Write(ScrapeConfig.Compile(job, claims)), found)).OfType<Target>().Distinct()];
    }
}
