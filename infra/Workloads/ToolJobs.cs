using Monitoring.Describe;

namespace Monitoring.Workloads;

/// <summary>Scrape jobs for the pods of our own tools.</summary>
public static class ToolJobs
{
    /// <summary>Like <see cref="For"/>, over TLS: for tools with a certificate of the stack's authority.</summary>
    public static ScrapeJob OverTls(Workload workload, string portName, int port, int seriesBudget) =>
        For(workload, portName, port, seriesBudget) with { Scheme = "https", Authority = CertificateAuthority.OfStack(workload) };

    /// <summary>Finds a tool's pods by its labels, in its namespace only, and keeps one named port.</summary>
    /// <param name="workload">The tool.</param>
    /// <param name="portName">Name of the container port that serves metrics.</param>
    /// <param name="port">Its number, for the network policy.</param>
    /// <param name="seriesBudget">Most series that its pods store together.</param>
    public static ScrapeJob For(Workload workload, string portName, int port, int seriesBudget) =>
        new(workload.Name, new Discovery.Kubernetes("pod", [workload.Namespace]) { LabelSelector = StackLabels.SelectorText(workload) })
        {
            SeriesBudget = seriesBudget,
            TargetLimit = 200,
            Relabel =
            [
                Relabel.Keep(portName, "__meta_kubernetes_pod_container_port_name"),
                Relabel.Drop("Succeeded|Failed", "__meta_kubernetes_pod_phase"),
                Relabel.Copy("__meta_kubernetes_namespace", "namespace"),
                Relabel.Copy("__meta_kubernetes_pod_name", "pod"),
            ],
            Target = workload.OnHostNetwork ? Peer.Nodes : Peer.Workload(workload.Name),
            TargetPorts = [port],
        };
}
