using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Workloads;

namespace Monitoring.Grafana;

/// <summary>Describes Grafana. Its edges to data sources come from the data sources of all other descriptions.</summary>
public sealed class GrafanaTool(GrafanaSettings settings, string @namespace) : IDescribed
{
    public const string PortName = "http";
    public const int Port = 3000;
    public const string AdminPasswordKey = "admin-password";

    public GrafanaSettings Settings { get; } = settings;

    public Workload Workload { get; } = new("grafana", @namespace, "dashboards");

    /// <summary>Name of the Secret with the password of the user <c>admin</c>.</summary>
    public string AdminSecret => $"{Workload.Name}-admin";

    /// <summary>Address from inside the cluster.</summary>
    public string Url => $"http://{Workload.ServiceHost}:{Port}";

    public Description Describe() => new(Workload.Name)
    {
        Workload = Workload,
        ServiceUrl = Url,
        Secrets = [new SecretReference("grafana-admin-password", Workload.Namespace, AdminSecret, AdminPasswordKey)],
        ScrapeJobs = [ToolJobs.For(Workload, PortName, Port, seriesBudget: 5_000)],
        Probes = [Probe.Of(Workload, $"{Url}/api/health"), .. Settings.Ingress.ProbesOf(Workload.Name)],
        RuleFiles = ["grafana"],
        Edges = [.. Settings.Ingress.EdgesTo(Workload.Name, Port)],
    };

    /// <summary>The calls that Grafana makes because data sources are there.</summary>
    public ImmutableArray<NetworkEdge> EdgesTo(IEnumerable<GrafanaDatasource> datasources) =>
        [.. datasources.Select(source => new NetworkEdge(Peer.Workload(Workload.Name), source.Target, [source.Port], $"queries {source.Name}"))];
}
