using Monitoring.Settings;

namespace Monitoring.Foundation;

/// <summary>Which cluster the stack is for.</summary>
public sealed record ClusterSettings
{
    [Setting("Name of the cluster; the label 'cluster' of every alert.", Pattern = "[a-z0-9]([a-z0-9-]*[a-z0-9])?", PatternText = "lower-case letters, digits and '-'")]
    public string Name { get; init; } = "kubernetes";

    [Setting("Who runs the cluster. Control-plane jobs and alerts exist only where the control plane can be scraped (kubeadm).")]
    public ClusterProvider Provider { get; init; } = ClusterProvider.Other;

    [Setting("Context of the kubeconfig to deploy to. Empty takes the kubeconfig's current context; name it, so that a deployment never reaches another cluster by accident.", Example = "prod-eu")]
    public string Context { get; init; } = "";

    [Setting("Path of the kubeconfig. Empty takes the usual places (KUBECONFIG, ~/.kube/config).", Example = "~/.kube/prod")]
    public string Kubeconfig { get; init; } = "";

    [Setting("Number of nodes, for the sum of what agents ask for and for alerts that make no sense on a single node.", Min = "1", Max = "1000")]
    public int Nodes { get; init; } = 1;

    [Setting("Checks the kubelets' certificates against the cluster's authority. Off, because most clusters let kubelets sign their own; turn it on with serverTLSBootstrap.")]
    public bool VerifyKubelets { get; init; }

    /// <summary>True where scheduler and controller manager can be scraped.</summary>
    public bool ExposesControlPlane => Provider is ClusterProvider.Kubeadm;
}
