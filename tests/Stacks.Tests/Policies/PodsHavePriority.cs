using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

public sealed class PodsHavePriority(StackRuns runs) : Policy(runs)
{
    [Fact]
    public void A_pod_without_priority_is_found() => Finds("''", "Deployment", "grafana", body => PodSpec(body).Remove("priorityClassName"));

    [Fact]
    public void A_priority_that_nobody_makes_is_found() =>
        Finds("'urgent'", "Deployment", "grafana", body => PodSpec(body)["priorityClassName"] = "urgent");

    protected override IEnumerable<string> Violations(StackRecord stack) =>
        from pod in stack.Pods
        let priority = (string?)pod.Spec["priorityClassName"] ?? ""
        where !stack.OfKind("PriorityClass").Any(found => found.ObjectName == priority)
        select $"{pod.Owner.Id} has the priority class '{priority}', which the stack does not make.";
}
