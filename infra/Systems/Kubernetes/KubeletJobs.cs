using Monitoring.Describe;

namespace Monitoring.Systems.Kubernetes;

/// <summary>Scrape jobs against every kubelet: its own metrics, those of the containers (cAdvisor) and the results of probes. Needs <c>get nodes/metrics</c>.</summary>
public static class KubeletJobs
{
    /// <summary>Port of the kubelet's authenticated API.</summary>
    public const int Port = 10250;

    public static ScrapeJob Kubelet(bool verify) => Job("kubelet", "/metrics", verify) with { SeriesBudget = 30_000, NativeHistograms = true };

    /// <summary>Grows with the containers on a node: about 60 series each.</summary>
    public static ScrapeJob Cadvisor(bool verify) => Job("cadvisor", "/metrics/cadvisor", verify) with { SeriesBudget = 60_000 };

    /// <summary>
    /// How the probes of each container end: the only place that tells which containers have a probe at all, because kube-state-metrics does not.
    /// About four series per pod; how long probes take would be fifteen more for each, and nobody asks.
    /// </summary>
    public static ScrapeJob Probes(bool verify) => Job("kubelet-probes", "/metrics/probes", verify) with { SeriesBudget = 60_000, NativeHistograms = true };

    private static ScrapeJob Job(string name, string path, bool verify) => new(name, new Discovery.Kubernetes("node", []))
    {
        Path = path,
        Scheme = "https",
        WithServiceAccountToken = true,
        Tls = verify ? TlsCheck.ClusterCertificateAuthority : TlsCheck.Skip,
        AnswersByName = true,
        SeriesBudget = 0,
        Relabel = [Relabel.Copy("__meta_kubernetes_node_name", "node")],
        Target = Peer.Nodes,
        TargetPorts = [Port],
    };
}
