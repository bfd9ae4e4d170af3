using Monitoring.Settings;

namespace Monitoring.Foundation;

/// <summary>Which cluster the stack is for.</summary>
public sealed record ClusterSettings : IValidatedSettings
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

    [Setting("Largest number of nodes, all of them counted, where an autoscaler adds them. Unset where their number is fixed. It decides what is said when room gets short: that the nodes are overcommitted, or that the autoscaler has reached its end.", Min = "2", Max = "5000", Example = "10")]
    public int? MaxNodes { get; init; }

    [Setting("Refuses to destroy what cannot be made again: the namespace with the volumes of the tools. `pulumi state unprotect` lifts it for the day when it is meant.")]
    public bool Protect { get; init; }

    [Setting("Checks the kubelets' certificates against the cluster's authority. Off, because most clusters let kubelets sign their own; turn it on with serverTLSBootstrap.")]
    public bool VerifyKubelets { get; init; }

    [Setting("The label by which the pods of kube-proxy in kube-system are found, to scrape them on port 10249 of their node. Empty leaves them alone: by default they listen on 127.0.0.1 only, until `metricsBindAddress` says 0.0.0.0, and some networks do without them.", Example = "k8s-app=kube-proxy", Pattern = "([A-Za-z0-9]([A-Za-z0-9._/-]*[A-Za-z0-9])?=[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?)?", PatternText = "one label with its value, such as 'k8s-app=kube-proxy'")]
    public string KubeProxyPods { get; init; } = "";

    [Setting("How full the cluster is, for the forecast of what monitoring it costs.")]
    public ClusterProfileSettings Profile { get; init; } = new();

    /// <summary>True where scheduler and controller manager can be scraped.</summary>
    public bool ExposesControlPlane => Provider is ClusterProvider.Kubeadm;

    /// <summary>True where the certificates of the control plane are the provider's business, and nobody here could renew them.</summary>
    public bool HasManagedControlPlane => Provider is ClusterProvider.Eks or ClusterProvider.Gke or ClusterProvider.Aks or ClusterProvider.Doks;

    public IEnumerable<Problem> Validate(SettingsContext context)
    {
        if (MaxNodes < Nodes)
            yield return Problem.Error(context.Key("maxNodes"), $"The largest number of nodes, {MaxNodes}, is below the {Nodes} of nodes; raise it, or remove it where nothing adds nodes.");
    }
}
