using System.Collections.Immutable;
using Monitoring.Metrics.Lists;

namespace Monitoring.KubeStateMetrics;

/// <summary>
/// What kube-state-metrics is told to watch and to say. What it never produces costs neither its memory nor a parse in Prometheus; what it produces and nobody reads
/// costs both before the scrape list drops it.
/// </summary>
/// <param name="Resources">The objects that it watches, by API group: its command line and its permissions.</param>
/// <param name="AllowList">Value of <c>--metric-allowlist</c>; empty says everything about the objects.</param>
public sealed record KubeStateMetricsScope(ImmutableArray<(string ApiGroup, ImmutableArray<string> Resources)> Resources, string AllowList)
{
    /// <summary>Everything about all objects that are watched here at all.</summary>
    public static readonly KubeStateMetricsScope Everything = new(WatchedResources.ByGroup, "");

    /// <summary>Value of <c>--resources</c>.</summary>
    public string ResourcesFlag => string.Join(',', Resources.SelectMany(group => group.Resources).Order(StringComparer.Ordinal));

    /// <summary>What the job's list needs; everything when it has none, or patterns of which nobody can say which objects they mean.</summary>
    public static KubeStateMetricsScope Of(ScrapeList? list)
    {
        if (list is null)
            return Everything;
        var names = list.NamesOf("kube").ToList();
        if (!names.TrueForAll(ScrapeList.IsLiteral))
            return Everything;
        var resources = WatchedResources.ByGroup
            .Select(group => (group.ApiGroup, Resources: group.Resources.Where(resource => names.Exists(name => IsAbout(name, resource))).ToImmutableArray()))
            .Where(group => !group.Resources.IsEmpty).ToImmutableArray();
        // An empty list would mean all of them.
        return resources.IsEmpty ? Everything : new(resources, string.Join(',', names));
    }

    /// <summary>Names are made of the kind of object: <c>kube_pod_info</c> of <c>pods</c>, and <c>kube_resourcequota</c> of <c>resourcequotas</c>.</summary>
    private static bool IsAbout(string name, string resource) => name == $"kube_{resource[..^1]}" || name.StartsWith($"kube_{resource[..^1]}_", StringComparison.Ordinal);
}
