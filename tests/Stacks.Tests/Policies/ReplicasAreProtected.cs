using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

public sealed class ReplicasAreProtected(StackRuns runs) : Policy(runs)
{
    [Fact]
    public void A_budget_for_other_pods_is_found() => Finds("no PodDisruptionBudget", "StatefulSet", "alertmanager", body =>
        body.SelectToken("spec.template.metadata.labels")!["app.kubernetes.io/name"] = "other");

    [Fact]
    public void A_budget_for_a_single_replica_is_found() =>
        Finds("cannot be drained", "StatefulSet", "alertmanager", body => body["spec"]!["replicas"] = 1);

    [Fact]
    public void Replicas_that_may_share_a_node_are_found() =>
        Finds("one node", "StatefulSet", "alertmanager", body => PodSpec(body).Remove("topologySpreadConstraints"));

    protected override IEnumerable<string> Violations(StackRecord stack)
    {
        foreach (var pod in stack.Pods)
        {
            var replicas = (int?)pod.Owner.Body.SelectToken("spec.replicas") ?? 1;
            var isProtected = stack.OfKind("PodDisruptionBudget").Any(budget => budget.Namespace == pod.Owner.Namespace
                && StackResource.LabelsAt(budget.Body, "spec.selector.matchLabels") is { Count: > 0 } selector && selector.All(pod.Labels.Contains));
            if (replicas > 1 && !isProtected)
                yield return $"{pod.Owner.Id} has {replicas} replicas and no PodDisruptionBudget.";
            if (replicas == 1 && isProtected)
                yield return $"{pod.Owner.Id} has one replica and a PodDisruptionBudget: its node cannot be drained.";
            if (replicas > 1 && !IsSpread(pod))
                yield return $"{pod.Owner.Id} may have all its {replicas} replicas on one node.";
        }
    }

    private static bool IsSpread(PodTemplate pod) => pod.Spec["topologySpreadConstraints"] is JArray { Count: > 0 }
        || pod.Spec.SelectTokens("affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution[*].topologyKey").Any(key => (string?)key == "kubernetes.io/hostname");
}
