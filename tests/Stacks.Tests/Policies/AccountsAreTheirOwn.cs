using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

public sealed class AccountsAreTheirOwn(StackRuns runs) : Policy(runs)
{
    /// <summary>Workloads that ask the API server, with the reason; all others get no token.</summary>
    private static readonly Dictionary<string, string> WithToken = new()
    {
        ["prometheus"] = "finds targets through the API server and shows the token to kubelets",
        ["fluentd"] = "asks for the labels of the pods whose logs it reads",
        ["kube-state-metrics"] = "watches the cluster's objects",
    };

    [Fact]
    public void The_default_account_is_found() => Finds("default", "Deployment", "grafana", body => PodSpec(body)["serviceAccountName"] = "default");

    [Fact]
    public void A_shared_account_is_found() => Finds("shares", "Deployment", "grafana", body => PodSpec(body)["serviceAccountName"] = "prometheus");

    [Fact]
    public void A_token_without_a_reason_is_found() => Finds("token", "Deployment", "grafana", body => PodSpec(body)["automountServiceAccountToken"] = true);

    [Fact]
    public void A_reason_without_a_token_is_found() =>
        Finds("no token", "StatefulSet", "prometheus", body => PodSpec(body)["automountServiceAccountToken"] = false);

    [Fact]
    public void An_account_that_hands_out_its_token_is_found() =>
        Finds("every pod", "ServiceAccount", "grafana", body => body["automountServiceAccountToken"] = true);

    protected override IEnumerable<string> Violations(StackRecord stack)
    {
        var accounts = stack.OfKind("ServiceAccount").ToList();
        foreach (var account in accounts.Where(account => (bool?)account.Body["automountServiceAccountToken"] != false))
            yield return $"{account.Id} hands its token to every pod that names it; set automountServiceAccountToken to false.";

        foreach (var pod in stack.Pods)
        {
            var account = (string?)pod.Spec["serviceAccountName"] ?? "default";
            var hasToken = (bool?)pod.Spec["automountServiceAccountToken"] != false;
            if (!accounts.Exists(a => a.ObjectName == account && a.Namespace == pod.Owner.Namespace))
                yield return $"{pod.Owner.Id} runs under the account '{account}', which the stack does not make.";
            if (stack.Pods.Count(other => (string?)other.Spec["serviceAccountName"] == account && other.Owner.Namespace == pod.Owner.Namespace) > 1)
                yield return $"{pod.Owner.Id} shares the account '{account}' with another workload.";
            if (hasToken && !WithToken.ContainsKey(pod.Owner.ObjectName))
                yield return $"{pod.Owner.Id} gets a token although no reason is listed.";
            if (!hasToken && WithToken.TryGetValue(pod.Owner.ObjectName, out var reason))
                yield return $"{pod.Owner.Id} gets no token, but it {reason}.";
        }
    }
}
