using Monitoring.Describe;

namespace Monitoring.Systems.Kubernetes;

/// <summary>Scrape jobs against the parts that run the cluster.</summary>
public static class ControlPlaneJobs
{
    private static readonly PodClaim Dns = new("kube-system", "k8s-app", "kube-dns");

    /// <summary>Every API server behind the Service <c>kubernetes</c>, not only the one that answers its address.</summary>
    public static ScrapeJob ApiServer() => new("apiserver", new Discovery.Kubernetes("endpointslice", ["default"]))
    {
        Scheme = "https",
        WithServiceAccountToken = true,
        AnswersByName = true,
        NativeHistograms = true,
        SeriesBudget = 150_000,
        Relabel = [Relabel.Keep("kubernetes;https", "__meta_kubernetes_service_name", "__meta_kubernetes_endpointslice_port_name")],
        Target = Peer.ApiServer,
        TargetPorts = [443, 6443],
    };

    /// <summary>The cluster's DNS servers; their Service often carries the generic annotations too, hence the claim.</summary>
    public static ScrapeJob CoreDns() => new("coredns", new Discovery.Kubernetes("pod", [Dns.Namespace]) { LabelSelector = $"{Dns.LabelName}={Dns.LabelValue}" })
    {
        AnswersByName = true,
        SeriesBudget = 10_000,
        Claims = [Dns],
        Relabel =
        [
            Relabel.Keep("9153", "__meta_kubernetes_pod_container_port_number"),
            Relabel.Copy("__meta_kubernetes_namespace", "namespace"),
            Relabel.Copy("__meta_kubernetes_pod_name", "pod"),
        ],
        Target = Peer.AnyPod,
        TargetPorts = [9153],
    };

    /// <summary>A static pod of the control plane, found by the label that kubeadm gives it; it serves a certificate of its own.</summary>
    public static ScrapeJob Component(string name, int port) => OnNodes(name, new("kube-system", "component", name), port) with
    {
        Scheme = "https",
        WithServiceAccountToken = true,
        Tls = TlsCheck.Skip,
        SeriesBudget = 30_000,
    };

    /// <summary>kube-proxy on every node, where it listens on more than 127.0.0.1.</summary>
    /// <param name="podLabel">The label of its pods, such as <c>k8s-app=kube-proxy</c>.</param>
    public static ScrapeJob KubeProxy(string podLabel) => OnNodes("kube-proxy", new("kube-system", podLabel.Split('=')[0], podLabel.Split('=')[1]), 10249);

    private static ScrapeJob OnNodes(string name, PodClaim claim, int port) =>
        new(name, new Discovery.Kubernetes("pod", [claim.Namespace]) { LabelSelector = $"{claim.LabelName}={claim.LabelValue}" })
        {
            AnswersByName = true,
            SeriesBudget = 5_000,
            Claims = [claim],
            Relabel =
            [
                Relabel.Replace("([^:]+)", $"$1:{port}", "__address__", "__meta_kubernetes_pod_ip"),
                Relabel.Replace("(.*:.*)", $"[$1]:{port}", "__address__", "__meta_kubernetes_pod_ip"),
                Relabel.Copy("__meta_kubernetes_namespace", "namespace"),
                Relabel.Copy("__meta_kubernetes_pod_name", "pod"),
                Relabel.Copy("__meta_kubernetes_pod_node_name", "node"),
            ],
            Target = Peer.Nodes,
            TargetPorts = [port],
        };
}
