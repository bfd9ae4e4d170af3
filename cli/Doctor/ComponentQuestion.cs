using System.Collections.Immutable;
using Monitoring.Cli.Backends;
using Monitoring.Cli.Backends.Metrics;
using Monitoring.Cli.Components;

namespace Monitoring.Cli.Doctor;

/// <summary>Why is there nothing of this component?</summary>
/// <param name="Pattern">What it is called.</param>
/// <param name="Namespaces">Where it is looked for; empty for everywhere.</param>
internal sealed record ComponentQuestion(ComponentPattern Pattern, ImmutableArray<string> Namespaces)
{
    /// <summary>True for a pod of it.</summary>
    public bool Means(Pod pod) => (Namespaces.IsEmpty || Namespaces.Contains(pod.Namespace)) && pod.Names.Any(Means);

    /// <summary>True for something of this name that is no pod.</summary>
    public bool Means(string name) => name.Length > 0 && Pattern.Matches(new ComponentId("", "", name));

    /// <summary>True for a target of it: one of its pods, or what has its name where there are no pods.</summary>
    public bool Means(MetricTarget target, IReadOnlyCollection<Pod> pods) =>
        pods.Any(pod => target.Labels.GetValueOrDefault("pod") == pod.Name && target.Labels.GetValueOrDefault("namespace") == pod.Namespace)
        || (pods.Count == 0 && (Means(target.Job) || Means(target.Labels.GetValueOrDefault("app", "")) || (new PodOwners([]).OfTarget(target) is { } owner && Pattern.Matches(owner))));
}
