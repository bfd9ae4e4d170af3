namespace Monitoring.Describe;

/// <summary>Sorts of <see cref="Peer"/>.</summary>
public enum PeerKind
{
    /// <summary>Pods of one tool of this stack.</summary>
    Workload,

    /// <summary>The Kubernetes API server.</summary>
    ApiServer,

    /// <summary>Nodes and host-network pods.</summary>
    Nodes,

    /// <summary>Every pod of the cluster.</summary>
    AnyPod,

    /// <summary>Every pod of one namespace.</summary>
    Namespace,

    /// <summary>Everything outside the cluster.</summary>
    Internet,

    /// <summary>Any address.</summary>
    Anywhere,
}
