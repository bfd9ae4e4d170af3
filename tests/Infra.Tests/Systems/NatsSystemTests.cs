using Monitoring.Compile;
using Monitoring.Describe;
using Monitoring.Prometheus;
using Monitoring.Systems.Nats;
using Monitoring.Tests.Infra.Prometheus;
using Monitoring.Tests.Infra.Support;
using Xunit;

namespace Monitoring.Tests.Infra.Systems;

public sealed class NatsSystemTests
{
    private static readonly NatsSettings Settings = new() { Enabled = true, Servers = 3 };

    [Fact]
    public void The_job_is_written_as_expected() => Golden.Matches(Job, "job-nats.yml");

    [Theory]
    [InlineData("10.0.0.7", "10.0.0.7:7777")]
    [InlineData("fd00::1:2", "[fd00::1:2]:7777")]
    public void A_server_is_scraped_once_at_its_exporter_whatever_ports_its_pod_declares(string ip, string address)
    {
        var server = new FakePod { Namespace = "nats", Name = "nats-0", Ip = ip, Ports = ["4222/TCP", "8222/TCP", "7777/TCP"] };
        var expected = new Target($"http://{address}/metrics", $"instance={address} job=nats namespace=nats node=node-1 pod=nats-0");
        Assert.Equal([expected], Targets(server));
        Assert.Equal([expected], Targets(server with { Ports = [] }));
        Assert.Empty(Targets(server with { Phase = "Succeeded" }));
    }

    [Fact]
    public void Rules_about_JetStream_and_health_exist_only_where_the_exporter_tells_of_them()
    {
        Assert.Equal(["nats", "nats-jetstream"], Describe(Settings).RuleFiles.AsEnumerable());
        Assert.Equal(["nats"], Describe(Settings with { JetStream = false }).RuleFiles.AsEnumerable());
        Assert.Equal(["nats", "nats-jetstream", "nats-healthz"], Describe(Settings with { Healthz = true }).RuleFiles.AsEnumerable());
    }

    [Fact]
    public void The_number_of_servers_reaches_the_rules() =>
        Assert.Equal([KeyValuePair.Create(NatsSystem.ExpectedServers, 5)], Describe(Settings with { Servers = 5 }).Constants);

    [Fact]
    public void One_prefix_takes_the_place_of_both_that_the_exporter_has()
    {
        Assert.Empty(Describe(Settings).MetricPrefixes);
        Assert.Equal(
            [KeyValuePair.Create("gnatsd", "nats"), KeyValuePair.Create("jetstream", "nats")],
            Describe(Settings with { MetricPrefix = "nats" }).MetricPrefixes);
    }

    [Fact]
    public void Servers_are_reached_in_their_namespace_at_the_exporter_only()
    {
        var job = Describe(Settings with { Namespace = "messages", Port = 17777 }).ScrapeJobs.Single();
        Assert.Equal(Peer.Namespace("messages"), job.Target);
        Assert.Equal(new NetworkPort(17777), Assert.Single(job.TargetPorts));
        Assert.Equal(new PodClaim("messages", "app.kubernetes.io/component", "nats"), Assert.Single(job.Claims));
    }

    private static string Job => Yaml.Write(ScrapeConfig.Compile(Describe(Settings).ScrapeJobs.Single(), []));

    private static Description Describe(NatsSettings settings) => new NatsSystem(settings).Describe();

    private static List<Target> Targets(FakePod pod) => [.. pod.AsPod().Select(found => Relabelling.Apply(Job, found)).OfType<Target>().Distinct()];
}
