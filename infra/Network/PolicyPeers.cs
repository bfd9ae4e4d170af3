using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Workloads;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Monitoring.Network;

/// <summary>Peers and ports of a NetworkPolicy from the plain ones of an edge.</summary>
internal static class PolicyPeers
{
    private static readonly string[] PrivateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16"];

    public static NetworkPolicyPeerArgs[] Of(Peer peer, ImmutableArray<IsolationPlan> plans) => peer.Kind switch
    {
        PeerKind.Workload => [Pods(plans.Single(plan => plan.Workload.Name == peer.Name).Workload)],
        PeerKind.Namespace => [new NetworkPolicyPeerArgs { NamespaceSelector = Named(peer.Name) }],
        PeerKind.AnyPod => [new NetworkPolicyPeerArgs { NamespaceSelector = new LabelSelectorArgs() }],
        PeerKind.Internet => [Range("0.0.0.0/0", PrivateRanges), Range("::/0", ["fc00::/7", "fe80::/10"])],
        // Neither the API server nor a node nor a server beside the cluster is a pod, and their addresses are the cluster's own business: the ports are the limit.
        _ => [Range("0.0.0.0/0", []), Range("::/0", [])],
    };

    public static NetworkPolicyPortArgs[] Ports(NetworkEdge edge) =>
        [.. edge.Ports.Select(port => new NetworkPolicyPortArgs { Port = port.Number, Protocol = port.Protocol })];

    /// <summary>Names are looked up at the cluster's DNS pods or at a cache on the node (its usual link-local address).</summary>
    public static NetworkPolicyEgressRuleArgs Dns() => new()
    {
        To =
        {
            new NetworkPolicyPeerArgs { NamespaceSelector = Named("kube-system") },
            Range("169.254.20.10/32", []),
        },
        Ports =
        {
            new NetworkPolicyPortArgs { Port = 53, Protocol = "UDP" },
            new NetworkPolicyPortArgs { Port = 53, Protocol = "TCP" },
        },
    };

    private static NetworkPolicyPeerArgs Pods(Workload workload) => new()
    {
        NamespaceSelector = Named(workload.Namespace),
        PodSelector = new LabelSelectorArgs { MatchLabels = StackLabels.Selector(workload) },
    };

    private static LabelSelectorArgs Named(string @namespace) => new() { MatchLabels = { ["kubernetes.io/metadata.name"] = @namespace } };

    private static NetworkPolicyPeerArgs Range(string cidr, string[] except) => new()
    {
        IpBlock = new IPBlockArgs { Cidr = cidr, Except = except },
    };
}
