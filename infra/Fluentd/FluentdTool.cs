using Monitoring.Describe;
using Monitoring.Logging;
using Monitoring.Workloads;

namespace Monitoring.Fluentd;

/// <summary>Describes Fluentd, which collects the logs of each node. It lives in the agents' namespace, because it reads the host's log files.</summary>
/// <param name="settings">What it collects.</param>
/// <param name="agentsNamespace">Where it runs.</param>
/// <param name="streamsNamespace">Last part of the names of data streams: the namespace of the tools.</param>
/// <param name="flow">Where it sends to.</param>
public sealed class FluentdTool(FluentdSettings settings, string agentsNamespace, string streamsNamespace, LogFlow flow) : IDescribed
{
    public const string PortName = "https-metrics";
    public const int Port = 24231;

    /// <summary>Directory of buffers and positions inside the pod; it outlives the pod on the node.</summary>
    internal const string State = "/state";

    /// <summary>Directory of its own certificate inside the pod.</summary>
    internal const string Certificate = "/etc/certificate";

    public FluentdSettings Settings { get; } = settings;

    public string StreamsNamespace { get; } = streamsNamespace;

    public LogFlow Flow { get; } = flow;

    public Workload Workload { get; } = new("fluentd", agentsNamespace, "logs");

    /// <summary>Directory on the node for <see cref="State"/>; two stacks on one node have one each.</summary>
    public string HostDirectory => $"/var/lib/{Workload.Namespace}/fluentd";

    public Description Describe() => new(Workload.Name)
    {
        Workload = Workload,
        ScrapeJobs = [Job()],
        RuleFiles = ["fluentd"],
        Dashboards = new DashboardFolder("fluentd", "Logs"),
        Edges =
        [
            new NetworkEdge(Peer.Workload(Workload.Name), Peer.ApiServer, [443, 6443], "asks whose log it reads"),
            .. Flow.Collected.Select(destination => new NetworkEdge(Peer.Workload(Workload.Name), destination.Target, [destination.Port], $"sends logs to {destination.Name}")),
        ],
    };

    private ScrapeJob Job()
    {
        var job = ToolJobs.OverTls(Workload, PortName, Port, seriesBudget: 20_000);
        return job with
        {
            TargetLimit = 1_000,
            Relabel = job.Relabel.AddRange(Relabel.Copy("__meta_kubernetes_pod_node_name", "node"), Relabel.Copy("__meta_kubernetes_pod_node_name", "instance")),
            MetricRelabel =
            [
                // Five series for each log file, of which one says something that is not on disk anyway.
                Relabel.Drop("fluentd_tail_file_(position|inode|opened|closed|rotated)", "__name__"),
                Relabel.Replace(@"/var/log/containers/[^_]+_([^_]+)_.+\.log", "$1", "log_namespace", "path"),
                Relabel.Replace(@"/var/log/containers/([^_]+)_[^_]+_.+\.log", "$1", "log_pod", "path"),
                Relabel.Replace(@"/var/log/containers/[^_]+_[^_]+_(.+)-[0-9a-f]{64}\.log", "$1", "log_container", "path"),
            ],
        };
    }
}
