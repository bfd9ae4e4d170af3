using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Foundation;

namespace Monitoring.Systems.Kubernetes;

/// <summary>
/// Describes the cluster itself: API server, kubelets with cAdvisor, cluster DNS, the control plane where it can be reached, and every pod or
/// service that asks to be scraped by annotation.
/// </summary>
public sealed class KubernetesSystem(ClusterSettings cluster) : IDescribed
{
    /// <summary>The recorded series with the largest number of nodes, see <see cref="Description.Constants"/>.</summary>
    public const string MaxNodes = "kubernetes:nodes:max";

    public Description Describe() => new("kubernetes")
    {
        ScrapeJobs =
        [
            ControlPlaneJobs.ApiServer(),
            KubeletJobs.Kubelet(cluster.VerifyKubelets),
            KubeletJobs.Cadvisor(cluster.VerifyKubelets),
            KubeletJobs.Probes(cluster.VerifyKubelets),
            ControlPlaneJobs.CoreDns(),
            .. ControlPlane(),
            .. cluster.KubeProxyPods.Length > 0 ? [ControlPlaneJobs.KubeProxy(cluster.KubeProxyPods)] : ImmutableArray<ScrapeJob>.Empty,
            AnnotatedJobs.Pods(),
            AnnotatedJobs.Services(),
        ],
        RuleFiles = [.. RuleFiles()],
        Constants = cluster.MaxNodes is { } most
            ? ImmutableSortedDictionary<string, int>.Empty.Add(MaxNodes, most)
            : ImmutableSortedDictionary<string, int>.Empty,
        BaselineRuleFiles = ["baseline-apiserver"],
        Dashboards = new DashboardFolder("kubernetes", "Kubernetes"),
    };

    private IEnumerable<string> RuleFiles()
    {
        yield return "coredns";
        yield return "kubernetes";
        if (!cluster.HasManagedControlPlane)
            yield return "kubernetes-api-certificates";
        yield return "kubernetes-api-clients";
        yield return "kubernetes-apiserver-budget";
        yield return "kubernetes-capacity";
        yield return "kubernetes-containers";
        if (cluster.ExposesControlPlane)
            yield return "kubernetes-control-plane";
        if (cluster.KubeProxyPods.Length > 0)
            yield return "kubernetes-kube-proxy";
        yield return "kubernetes-kubelet";
        yield return "kubernetes-objects";
        // The loss of a single node takes everything, whatever is requested; and what is missing in a pool that grows is a node.
        if (cluster.MaxNodes is not null)
            yield return "kubernetes-node-pool";
        else if (cluster.Nodes > 1)
            yield return "kubernetes-overcommit";
        yield return "kubernetes-probes";
        yield return "kubernetes-quotas";
    }

    private ImmutableArray<ScrapeJob> ControlPlane() => cluster.ExposesControlPlane
        ? [ControlPlaneJobs.Component("kube-scheduler", 10259), ControlPlaneJobs.Component("kube-controller-manager", 10257)]
        : [];
}
