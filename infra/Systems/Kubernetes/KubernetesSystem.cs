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
    public Description Describe() => new("kubernetes")
    {
        ScrapeJobs =
        [
            ControlPlaneJobs.ApiServer(),
            KubeletJobs.Kubelet(cluster.VerifyKubelets),
            KubeletJobs.Cadvisor(cluster.VerifyKubelets),
            ControlPlaneJobs.CoreDns(),
            .. ControlPlane(),
            AnnotatedJobs.Pods(),
            AnnotatedJobs.Services(),
        ],
        RuleFiles = cluster.ExposesControlPlane ? ["kubernetes", "kubernetes-control-plane"] : ["kubernetes"],
        Dashboards = new DashboardFolder("kubernetes", "Kubernetes"),
    };

    private ImmutableArray<ScrapeJob> ControlPlane() => cluster.ExposesControlPlane
        ? [ControlPlaneJobs.Component("kube-scheduler", 10259), ControlPlaneJobs.Component("kube-controller-manager", 10257)]
        : [];
}
