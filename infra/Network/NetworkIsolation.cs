using System.Collections.Immutable;
using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;

namespace Monitoring.Network;

/// <summary>
/// Denies everything in the stack's namespaces and then permits exactly the edges that the descriptions state, one policy per tool. Use it
/// once per stack. Pods on the host network are outside the reach of NetworkPolicies.
/// </summary>
public sealed class NetworkIsolation : ComponentResource
{
    private readonly ImmutableSortedDictionary<string, Output<string>> _namespaces;

    public NetworkIsolation(string name, NetworkIsolationArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:network:NetworkIsolation", name, options)
    {
        _namespaces = args.Namespaces;
        foreach (var @namespace in args.Namespaces.Keys)
            DenyAll(name, @namespace);
        foreach (var plan in args.Plans.Where(plan => !plan.Workload.OnHostNetwork))
            Permit(name, plan, args.Plans);
        RegisterOutputs();
    }

    private void DenyAll(string name, string @namespace) => Policy($"{name}-deny-{@namespace}", @namespace, "deny-all", StackLabels.Shared(), new NetworkPolicySpecArgs
    {
        PodSelector = new LabelSelectorArgs(),
        PolicyTypes = { "Ingress", "Egress" },
    });

    private void Permit(string name, IsolationPlan plan, ImmutableArray<IsolationPlan> all)
    {
        var spec = new NetworkPolicySpecArgs
        {
            PodSelector = new LabelSelectorArgs { MatchLabels = StackLabels.Selector(plan.Workload) },
            PolicyTypes = { "Ingress", "Egress" },
        };
        foreach (var edge in plan.Ingress)
            spec.Ingress.Add(new NetworkPolicyIngressRuleArgs { From = PolicyPeers.Of(edge.From, all), Ports = PolicyPeers.Ports(edge) });
        foreach (var edge in plan.Egress)
            spec.Egress.Add(new NetworkPolicyEgressRuleArgs { To = PolicyPeers.Of(edge.To, all), Ports = PolicyPeers.Ports(edge) });
        if (!plan.Egress.IsEmpty)
            spec.Egress.Add(PolicyPeers.Dns());
        Policy($"{name}-{plan.Workload.Name}", plan.Workload.Namespace, plan.Workload.Name, StackLabels.Of(plan.Workload), spec);
    }

    private void Policy(string resourceName, string @namespace, string name, Dictionary<string, string> labels, NetworkPolicySpecArgs spec) => _ = new NetworkPolicy(resourceName, new NetworkPolicyArgs
    {
        Metadata = new ObjectMetaArgs { Name = name, Namespace = _namespaces[@namespace], Labels = labels },
        Spec = spec,
    }, new CustomResourceOptions { Parent = this });
}
