using Monitoring.Describe;
using Monitoring.Elasticsearch;
using Monitoring.Elasticsearch.Setup;

namespace Monitoring.Kibana;

/// <summary>
/// Describes Kibana. It has no metrics for Prometheus and no exporter: its readiness probe asks for its own status, and kube-state-metrics tells the
/// answer, which the rules look at.
/// </summary>
public sealed class KibanaTool(KibanaSettings settings, ElasticsearchTool elasticsearch) : IDescribed
{
    public const string Name = "kibana";
    public const string PortName = "https";
    public const int Port = 5601;

    public KibanaSettings Settings { get; } = settings;

    public Workload Workload { get; } = new(Name, elasticsearch.Namespace, "logging");

    /// <summary>Address from inside the cluster.</summary>
    public string Url => $"https://{Workload.ServiceHost}:{Port}";

    public Description Describe() => new(Name)
    {
        Workload = Workload,
        ServiceUrl = Url,
        Secrets =
        [
            new SecretReference("kibana-developer-password", Workload.Namespace, ElasticsearchSetupTool.PasswordsSecret, ElasticsearchUser.Developer.Name),
            new SecretReference("kibana-operator-password", Workload.Namespace, ElasticsearchSetupTool.PasswordsSecret, ElasticsearchUser.Operator.Name),
        ],
        Probes = [Probe.Of(Workload, $"{Url}/api/status"), .. Settings.Ingress.ProbesOf(Name)],
        RuleFiles = [Name],
        Dashboards = new DashboardFolder(Name, "Kibana"),
        Edges =
        [
            new NetworkEdge(Peer.Workload(Name), elasticsearch.Peer, [elasticsearch.Port], "reads logs and traces"),
            new NetworkEdge(Peer.Workload(ElasticsearchSetupTool.Name), Peer.Workload(Name), [Port], "sets up data views and searches"),
            .. Settings.Ingress.EdgesTo(Name, Port),
        ],
    };
}
