using System.Collections.Immutable;
using Monitoring.Alertmanager;
using Monitoring.BlackboxExporter;
using Monitoring.Describe;
using Monitoring.Grafana;
using Monitoring.Host;
using Monitoring.NodeExporter;
using Monitoring.Prometheus;
using Monitoring.Systems.Etcd;
using Xunit;

namespace Monitoring.Tests.Infra.Host;

public sealed class HostPlacementTests
{
    private static readonly HostPlacement Alone = new()
    {
        HostName = "box",
        SecretsDirectory = "/var/secrets",
        Ports = new Dictionary<string, int> { ["prometheus"] = 9090, ["alertmanager"] = 9093, ["node-exporter"] = 9100 }.ToImmutableSortedDictionary(),
    };

    private static readonly ImmutableArray<Description> Described =
    [
        new PrometheusTool(new(), "monitoring").Describe(),
        new AlertmanagerTool(new(), new(), "monitoring").Describe(),
        new NodeExporterTool(new(), "monitoring-agents").Describe(),
        new EtcdSystem(new()).Describe(),
    ];

    [Fact]
    public void Alone_a_host_scrapes_its_own_programs_on_loopback_and_keeps_their_rules_and_dashboards()
    {
        var placed = Alone.Place(Described);

        Assert.Equal(["prometheus", "alertmanager", "node-exporter"], placed.Select(description => description.Name));
        Assert.Equal(["127.0.0.1:9090", "127.0.0.1:9093", "127.0.0.1:9100"], placed.SelectMany(Addresses));
        Assert.Equal(Described.Take(3).SelectMany(description => description.RuleFiles), placed.SelectMany(description => description.RuleFiles));
        Assert.Equal("http://127.0.0.1:9090", placed[0].Datasources.Single().Url);
        Assert.All(placed, description => Assert.Null(description.Workload));
    }

    [Fact]
    public void A_system_that_was_found_is_scraped_without_the_cluster()
    {
        var placed = (Alone with { Found = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add("etcd", ["127.0.0.1:2379"]) }).Place(Described);

        var job = Assert.Single(placed.Single(description => description.Name == "etcd").ScrapeJobs);
        Assert.Equal(["127.0.0.1:2379"], ((Discovery.Static)job.Discovery).Addresses.AsEnumerable());
        Assert.Contains(Relabel.Set("pod", "etcd@box"), job.Relabel);
        Assert.Contains(Relabel.Set("namespace", "box"), job.Relabel);
        Assert.Empty(job.Claims);
    }

    [Fact]
    public void With_a_cluster_the_same_labels_come_from_the_host_and_from_the_clusters_agents()
    {
        var placed = (Alone with { Cluster = new OutsideAccess(new Uri("https://cluster.example.com"), Direct: false) }).Place(Described);

        var jobs = placed.Single(description => description.Name == "node-exporter").ScrapeJobs;
        Assert.Equal(["node-exporter-host", "node-exporter"], jobs.Select(job => job.Name));
        Assert.Contains(Relabel.Set("job", "node-exporter"), jobs[0].Relabel);
        Assert.IsType<Discovery.Kubernetes>(jobs[1].Discovery);
        Assert.Contains(placed, description => description.Name == "etcd");
    }

    [Fact]
    public void Programs_of_the_host_are_asked_on_loopback_those_of_the_cluster_are_not_and_addresses_for_everybody_are_asked_from_here_too()
    {
        var shop = new Probe("shop", "https://shop.example.com/", Probe.Http) { Peers = [Peer.Anywhere] };
        var kibana = new Probe("kibana", "https://kibana.monitoring.svc:5601/api/status", Probe.Own) { Peers = [Peer.Workload("kibana")] };
        var exporter = new BlackboxExporterTool(new(), "monitoring", [.. Described.SelectMany(description => description.Probes), kibana, shop]).Describe();

        var placed = (Alone with { Ports = Alone.Ports.Add("blackbox-exporter", 9115) }).Place([exporter]).Single();

        Assert.Equal(["127.0.0.1:9115"], Addresses(placed));
        var probes = Assert.Single(placed.ScrapeJobs.Select(job => job.Discovery).OfType<Discovery.Probes>());
        Assert.Equal("127.0.0.1:9115", probes.Exporter);
        Assert.Equal(["http://127.0.0.1:9090/-/ready", "http://127.0.0.1:9093/-/ready", "https://shop.example.com/"], probes.All.Select(probe => probe.Address));
    }

    [Fact]
    public void Open_to_other_machines_what_people_open_speaks_TLS_and_the_rest_stays_on_loopback()
    {
        var login = new WebLogin("/var/secrets/web.crt") { ServerName = "box", User = "itself", PasswordFile = "/var/secrets/web-password" };
        var open = Alone with { Web = new HostWeb("192.0.2.5", login) };

        var placed = open.Place(Described);

        Assert.Equal(["https 192.0.2.5:9090", "https 192.0.2.5:9093", "http 127.0.0.1:9100"], placed.SelectMany(description => description.ScrapeJobs).Select(job => $"{job.Scheme} {((Discovery.Static)job.Discovery).Addresses[0]}"));
        Assert.Equal([login, login, null], placed.SelectMany(description => description.ScrapeJobs).Select(job => job.Login));
        Assert.Equal(login, open.Alertmanagers.Login);
        Assert.Contains(
            "    url: https://192.0.2.5:9090\n    isDefault: true\n    editable: false\n    basicAuth: true\n    basicAuthUser: itself\n",
            GrafanaProvisioning.Datasources(placed[0].Datasources), StringComparison.Ordinal);
        Assert.Contains("basicAuthPassword: $__file{/var/secrets/web-password}", GrafanaProvisioning.Datasources(placed[0].Datasources), StringComparison.Ordinal);
        var yaml = PrometheusConfig.Compile(new PrometheusSettings(), placed, open.Alertmanagers, ImmutableSortedDictionary<string, string>.Empty, open.PrometheusPlace);
        Assert.Contains("    - api_version: v2\n      scheme: https\n      basic_auth:\n        username: itself\n        password_file: /var/secrets/web-password\n      tls_config:\n        ca_file: /var/secrets/web.crt\n        server_name: box\n", yaml, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Addresses(Description description) =>
        description.ScrapeJobs.Select(job => job.Discovery).OfType<Discovery.Static>().SelectMany(discovery => discovery.Addresses);
}
