using System.Collections.Immutable;
using Monitoring.Describe;

namespace Monitoring.Systems.Micro;

/// <summary>
/// Describes the services of a Micro platform, each of which serves its own metrics. What they are and whether they run is known without them,
/// from the ready pods of their deployments, and shown by the dashboard "Service status".
/// </summary>
public sealed class MicroSystem(MicroSettings settings) : IDescribed
{
    /// <summary>Scrape job, rule file and dashboard folder.</summary>
    public const string Name = "micro";

    private const string Annotation = "prometheus.io/";

    private bool ByLabel => settings.PodLabel.Length > 0;

    public Description Describe() => new(Name)
    {
        ScrapeJobs = [Services()],
        RuleFiles = [Name],
        Dashboards = new DashboardFolder(Name, "Micro"),
    };

    private ScrapeJob Services() => new(Name, new Discovery.Kubernetes("pod", settings.Namespaces) { LabelSelector = ByLabel ? settings.PodLabel : null })
    {
        // Of a pod, about 70 of the runtime, and 10 for each method and result; the rest is for metrics of the services' own.
        SeriesBudget = 30_000,
        TargetLimit = 2_000,
        Claims = [.. Claims()],
        Relabel =
        [
            .. ByLabel ? [] : Annotated(),
            Relabel.Drop("Pending|Succeeded|Failed", "__meta_kubernetes_pod_phase"),
            Relabel.Replace("(.+)", "$1", "__metrics_path__", Meta("annotation", $"{Annotation}path")),
            // A pod is found once for each port that it declares; the same address makes them one target.
            Relabel.Replace("([^:]+)", $"$1:{settings.PortText}", "__address__", "__meta_kubernetes_pod_ip"),
            Relabel.Replace("(.+:.+)", $"[$1]:{settings.PortText}", "__address__", "__meta_kubernetes_pod_ip"),
            Relabel.Copy("__meta_kubernetes_namespace", "namespace"),
            Relabel.Copy("__meta_kubernetes_pod_name", "pod"),
            Relabel.Copy("__meta_kubernetes_pod_node_name", "node"),
            .. new[] { "app", "app.kubernetes.io/name", settings.ServiceLabel }.Distinct().Select(label => Relabel.Replace("(.+)", "$1", "service", Meta("label", label))),
        ],
        Target = settings.Namespaces is [var only] ? Peer.Namespace(only) : Peer.AnyPod,
        TargetPorts = [settings.Port],
    };

    /// <summary>In all namespaces where none is named.</summary>
    private IEnumerable<PodClaim> Claims() =>
        from place in settings.Namespaces.IsEmpty ? [""] : settings.Namespaces
        select ByLabel
            ? new PodClaim(place, settings.PodLabel.Split('=')[0], settings.PodLabel.Split('=')[1])
            : PodClaim.OfAnnotatedPort(settings.Port, place);

    private ImmutableArray<RelabelRule> Annotated() =>
    [
        Relabel.Keep("true", Meta("annotation", $"{Annotation}scrape")),
        Relabel.Keep(settings.PortText, Meta("annotation", $"{Annotation}port")),
    ];

    private static string Meta(string kind, string name) => $"__meta_kubernetes_pod_{kind}_{Discovery.Kubernetes.Sanitized(name)}";
}
