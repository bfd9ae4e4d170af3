using System.Collections.Immutable;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Metrics;

namespace Monitoring.Cli.Components;

/// <summary>Which component a pod, a target or an alert belongs to.</summary>
/// <param name="owners">Answer to <see cref="Questions.RegistryQuestions.Owners"/>; empty without a cluster.</param>
internal sealed class PodOwners(IEnumerable<MetricSeries> owners)
{
    private readonly ImmutableDictionary<(string Namespace, string Pod), ComponentId> _workloads = owners
        .GroupBy(one => (one["namespace"], one["pod"]))
        .ToImmutableDictionary(one => one.Key, one => WorkloadOf(one.First()));

    /// <summary>The workload that a series with <c>namespace</c>, <c>kind</c> and <c>workload</c> is about.</summary>
    public static ComponentId WorkloadOf(MetricSeries series) => new(series["namespace"], series["kind"].ToLowerInvariant(), series["workload"]);

    /// <summary>Whose a pod is; itself where nobody owns it. On a host the process stands for the pod: <c>job@machine</c>.</summary>
    public ComponentId OfPod(string space, string pod) =>
        _workloads.TryGetValue((space, pod), out var workload) ? workload
        : pod.Split('@') is [var job, var machine] && machine == space ? new ComponentId(space, "", job)
        : new ComponentId(space, "pod", pod);

    /// <summary>Whose a target is; null for an address that is only probed.</summary>
    public ComponentId? OfTarget(MetricTarget target)
    {
        string Label(string name) => target.Labels.GetValueOrDefault(name, "");
        return Label("probe").Length > 0 ? null
            : Label("pod").Length > 0 ? OfPod(Label("namespace"), Label("pod"))
            : Label("job") == OtherJob ? new ComponentId(Label("node"), "", Label("instance"))
            : Label("node").Length > 0 ? new ComponentId("", "node", Label("node"))
            : new ComponentId(Label("namespace"), "", Label("job"));
    }

    /// <summary>Job of the addresses that somebody named to <c>up</c>.</summary>
    public const string OtherJob = "other";
}
