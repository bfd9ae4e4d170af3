using System.Collections.Immutable;
using Monitoring.Alertmanager;
using Monitoring.Describe;
using Monitoring.Grafana;
using Monitoring.Network;
using Monitoring.NodeExporter;
using Monitoring.OnCall;
using Monitoring.Prometheus;
using Xunit;

namespace Monitoring.Tests.Infra.Network;

public sealed class IsolationCompilerTests
{
    private static readonly Description Prometheus = new PrometheusTool(new(), "m").Describe();

    [Fact]
    public void A_scrape_job_is_an_edge_on_both_ends()
    {
        var plans = Compile(Prometheus, new GrafanaTool(new(), "m").Describe());
        Assert.Contains("grafana:3000/TCP scrapes grafana", Texts(plans, "prometheus", plan => plan.Egress));
        Assert.Equal(["grafana:3000/TCP scrapes grafana"], Texts(plans, "grafana", plan => plan.Ingress));
        Assert.Empty(Texts(plans, "grafana", plan => plan.Egress));
    }

    [Fact]
    public void A_job_against_nodes_opens_ports_of_nodes()
    {
        var plans = Compile(Prometheus, new NodeExporterTool(new(), "m-agents").Describe());
        Assert.Contains("Nodes:9100/TCP scrapes node-exporter", Texts(plans, "prometheus", plan => plan.Egress));
        Assert.Empty(Texts(plans, "node-exporter", plan => plan.Ingress));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void Alertmanagers_gossip_only_with_each_other(int replicas, bool gossips)
    {
        var plans = Compile(Prometheus, Alertmanager(new() { Replicas = replicas }, new()));
        const string Gossip = "alertmanager:9094/TCP,9094/UDP replicas agree on what was sent";
        Assert.Equal(gossips ? [Gossip] : [], Texts(plans, "alertmanager", plan => plan.Egress));
        Assert.Equal(gossips, Texts(plans, "alertmanager", plan => plan.Ingress).Contains(Gossip));
    }

    [Theory]
    [InlineData(OnCallTarget.None, false, false)]
    [InlineData(OnCallTarget.None, true, true)]
    [InlineData(OnCallTarget.Jsm, false, true)]
    public void Alertmanager_reaches_the_internet_only_to_notify_somebody(OnCallTarget target, bool heartbeat, bool reaches)
    {
        var plans = Compile(Prometheus, Alertmanager(new(), new() { Target = target, Heartbeat = new() { ToUrl = heartbeat } }));
        Assert.Equal(reaches ? ["Internet:443/TCP notifies the on-call service"] : [], Texts(plans, "alertmanager", plan => plan.Egress));
    }

    [Fact]
    public void Grafana_reaches_its_data_sources()
    {
        var grafana = new GrafanaTool(new(), "m");
        var descriptions = ImmutableArray.Create(Prometheus, grafana.Describe());
        var plans = IsolationCompiler.Compile(descriptions, Peer.Workload("prometheus"), grafana.EdgesTo(Prometheus.Datasources));
        Assert.Equal(["prometheus:9090/TCP queries Prometheus"], Texts(plans, "grafana", plan => plan.Egress));
        Assert.Contains("prometheus:9090/TCP queries Prometheus", Texts(plans, "prometheus", plan => plan.Ingress));
    }

    [Fact]
    public void An_edge_to_something_that_is_not_deployed_is_a_mistake_in_the_program() => Assert.Contains(
        "'prometheus', which nothing deploys",
        Assert.Throws<InvalidOperationException>(() => Compile(Alertmanager(new(), new()))).Message);

    [Fact]
    public void A_job_without_a_known_target_opens_nothing()
    {
        var job = new ScrapeJob("outside", new Discovery.Static(["x:1"])) { SeriesBudget = 1 };
        Assert.Equal(
            Texts(Compile(Prometheus), "prometheus", plan => plan.Egress),
            Texts(Compile(Prometheus, new Description("outside") { ScrapeJobs = [job] }), "prometheus", plan => plan.Egress));
    }

    private static Description Alertmanager(AlertmanagerSettings settings, OnCallSettings onCall) => new AlertmanagerTool(settings, onCall, "m").Describe();

    private static ImmutableArray<IsolationPlan> Compile(params ImmutableArray<Description> descriptions) => IsolationCompiler.Compile(descriptions, Peer.Workload("prometheus"), []);

    private static IEnumerable<string> Texts(ImmutableArray<IsolationPlan> plans, string workload, Func<IsolationPlan, ImmutableArray<NetworkEdge>> edges) =>
        edges(plans.Single(plan => plan.Workload.Name == workload)).Select(edge =>
            $"{(edge.To.Kind == PeerKind.Workload ? edge.To.Name : edge.To.Kind.ToString())}:{string.Join(',', edge.Ports.Select(port => $"{port.Number}/{port.Protocol}"))} {edge.Reason}");
}
