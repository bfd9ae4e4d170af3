namespace Monitoring.Foundation;

/// <summary>Who runs the cluster. It decides whether the control plane can be scraped: managed clusters do not expose theirs.</summary>
public enum ClusterProvider
{
    /// <summary>Unknown or anything else: the control plane is taken as hidden.</summary>
    Other,

    /// <summary>Amazon Elastic Kubernetes Service.</summary>
    Eks,

    /// <summary>Google Kubernetes Engine.</summary>
    Gke,

    /// <summary>Azure Kubernetes Service.</summary>
    Aks,

    /// <summary>DigitalOcean Kubernetes.</summary>
    Doks,

    /// <summary>Set up with kubeadm; scheduler and controller manager have to listen on the nodes' addresses (bind-address 0.0.0.0).</summary>
    Kubeadm,

    /// <summary>k3s: the control plane is one process, scraped through the API server's metrics only.</summary>
    K3s,

    /// <summary>Kubernetes in Docker, on a developer's machine.</summary>
    Kind,
}
