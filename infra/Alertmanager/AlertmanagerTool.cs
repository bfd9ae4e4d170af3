using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.OnCall;
using Monitoring.Prometheus;
using Monitoring.Workloads;

namespace Monitoring.Alertmanager;

/// <summary>Describes the Alertmanagers: who they talk to, how they are scraped, and the rules about them.</summary>
public sealed class AlertmanagerTool(AlertmanagerSettings settings, OnCallSettings onCall, string @namespace) : IDescribed
{
    public const string PortName = "web";
    public const int Port = 9093;
    public const int GossipPort = 9094;

    public AlertmanagerSettings Settings { get; } = settings;

    public Workload Workload { get; } = new("alertmanager", @namespace, "alerting");

    /// <summary>Address from inside the cluster.</summary>
    public string Url => $"http://{Workload.ServiceHost}:{Port}";

    /// <summary>Name of the Service by which replicas find each other: it resolves to the address of each of them.</summary>
    public string ReplicasHost => $"{Workload.Name}-peers.{Workload.Namespace}.svc";

    /// <summary>Where Prometheus finds every replica.</summary>
    public AlertmanagerTargets Targets =>
        new(new Discovery.Kubernetes("pod", [Workload.Namespace]) { LabelSelector = StackLabels.SelectorText(Workload) }, PortName);

    private Peer Self => Peer.Workload(Workload.Name);

    public Description Describe() => new(Workload.Name)
    {
        Workload = Workload,
        ServiceUrl = Url,
        ScrapeJobs = [ToolJobs.For(Workload, PortName, Port, seriesBudget: 3_000)],
        Probes = [Probe.Of(Workload, $"{Url}/-/ready")],
        RuleFiles = ["alertmanager"],
        Dashboards = new DashboardFolder("alerting", "Alerting"),
        Datasources =
        [
            new GrafanaDatasource("alertmanager", "Alertmanager", "alertmanager", Url, Peer.Workload(Workload.Name), Port)
            {
                Options = GrafanaDatasource.OptionsOf(("implementation", "prometheus")),
            },
        ],
        Edges = [new NetworkEdge(Peer.Workload(PrometheusTool.Name), Self, [Port], "sends alerts"), .. Gossip(), .. Notify()],
    };

    private ImmutableArray<NetworkEdge> Gossip() => Settings.Replicas == 1
        ? []
        : [new NetworkEdge(Self, Self, [new NetworkPort(GossipPort), new NetworkPort(GossipPort, "UDP")], "replicas agree on what was sent")];

    private ImmutableArray<NetworkEdge> Notify() => onCall.NotifiesAnyone
        ? [new NetworkEdge(Self, Peer.Internet, [443], "notifies the on-call service")]
        : [];
}
