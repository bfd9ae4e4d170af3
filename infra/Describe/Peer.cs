namespace Monitoring.Describe;

/// <summary>One end of a <see cref="NetworkEdge"/>.</summary>
/// <param name="Kind">What sort of end.</param>
/// <param name="Name">Name of the workload or namespace; empty for the other kinds.</param>
public sealed record Peer(PeerKind Kind, string Name = "")
{
    /// <summary>The API server. Its address is not a pod's, so the policy can only name its ports (443 and 6443).</summary>
    public static readonly Peer ApiServer = new(PeerKind.ApiServer);

    /// <summary>The cluster's nodes and pods on the host network: addresses no pod selector matches.</summary>
    public static readonly Peer Nodes = new(PeerKind.Nodes);

    /// <summary>Pods of any namespace.</summary>
    public static readonly Peer AnyPod = new(PeerKind.AnyPod);

    /// <summary>Addresses outside the cluster.</summary>
    public static readonly Peer Internet = new(PeerKind.Internet);

    /// <summary>Addresses in or outside private networks that nothing else names, such as a server beside the cluster; the ports are the limit.</summary>
    public static readonly Peer Anywhere = new(PeerKind.Anywhere);

    /// <summary>Every pod of a namespace that is not ours.</summary>
    public static Peer Namespace(string name) => new(PeerKind.Namespace, name);

    /// <summary>Who is behind a host name: the pods of a namespace for a Service of this cluster, or addresses that no policy can name.</summary>
    public static Peer OfHost(string host) => host.Split('.') switch
    {
        [_, var ns, "svc", ..] => Namespace(ns),
        _ => Anywhere,
    };

    /// <summary>A tool of this stack, by the name of its <see cref="Describe.Workload"/>.</summary>
    public static Peer Workload(string name) => new(PeerKind.Workload, name);
}
