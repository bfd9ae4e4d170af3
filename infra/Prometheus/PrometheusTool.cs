using Monitoring.Describe;
using Monitoring.Workloads;

namespace Monitoring.Prometheus;

/// <summary>Describes the Prometheus server: it scrapes itself, brings the rules about itself and is Grafana's default data source.</summary>
public sealed class PrometheusTool(PrometheusSettings settings, string @namespace) : IDescribed
{
    /// <summary>Name of the workload; others state by it that they are called.</summary>
    public const string Name = "prometheus";

    /// <summary>Name of the data source in Grafana.</summary>
    public const string DatasourceName = "Prometheus";

    public const string PortName = "web";
    public const int Port = 9090;

    public PrometheusSettings Settings { get; } = settings;

    public Workload Workload { get; } = new(Name, @namespace, "metrics");

    /// <summary>Address from inside the cluster.</summary>
    public string Url => $"http://{Workload.ServiceHost}:{Port}";

    public Description Describe() => new(Workload.Name)
    {
        Workload = Workload,
        ServiceUrl = Url,
        ScrapeJobs = [ToolJobs.For(Workload, PortName, Port, seriesBudget: 5_000)],
        Probes = [Probe.Of(Workload, $"{Url}/-/ready")],
        RuleFiles = ["prometheus"],
        Dashboards = new DashboardFolder("prometheus", "Prometheus"),
        Datasources =
        [
            new GrafanaDatasource("prometheus", DatasourceName, "prometheus", Url, Peer.Workload(Workload.Name), Port)
            {
                IsDefault = true,
                Options = GrafanaDatasource.OptionsOf(("httpMethod", "POST"), ("timeInterval", Settings.ScrapeInterval.ToString())),
            },
        ],
        Edges = [new NetworkEdge(Peer.Workload(Workload.Name), Peer.ApiServer, [443, 6443], "finds targets through the API server")],
    };
}
