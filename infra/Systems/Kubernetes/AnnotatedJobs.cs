using System.Collections.Immutable;
using Monitoring.Describe;

namespace Monitoring.Systems.Kubernetes;

/// <summary>
/// Scrape jobs for whatever asks for it with the usual annotations: <c>prometheus.io/scrape: "true"</c>, and optionally <c>port</c>,
/// <c>path</c> and <c>scheme</c>. No other label is needed. A pod that asks itself and is behind a Service that asks too is scraped once, and so
/// is a pod behind two such Services, because the Service does not become a label.
/// </summary>
public static class AnnotatedJobs
{
    /// <summary>Value of <c>job</c> on what pods say that ask for it themselves.</summary>
    public const string PodsJob = "kubernetes-pods";

    private const string Pod = "__meta_kubernetes_pod_annotation_prometheus_io";
    private const string Service = "__meta_kubernetes_service_annotation_prometheus_io";

    public static ScrapeJob Pods() => Job(PodsJob, new Discovery.Kubernetes("pod", []), Pod) with
    {
        Relabel =
        [
            Relabel.Keep("true", $"{Pod}_scrape"),
            Relabel.Drop("Pending|Succeeded|Failed", "__meta_kubernetes_pod_phase"),
            Relabel.Drop("true", "__meta_kubernetes_pod_container_init"),
            NotOver("__meta_kubernetes_pod_container_port_protocol", Pod),
            // Neither a port by annotation nor a declared one: nothing to call.
            Relabel.Drop(";", $"{Pod}_port", "__meta_kubernetes_pod_container_port_number"),
            .. Common(Pod),
        ],
    };

    public static ScrapeJob Services() => Job("kubernetes-services", new Discovery.Kubernetes("endpointslice", []), Service) with
    {
        Relabel =
        [
            Relabel.Keep("true", $"{Service}_scrape"),
            Relabel.Drop("true", $"{Pod}_scrape"),
            NotOver("__meta_kubernetes_endpointslice_port_protocol", Service),
            Relabel.Drop("false", "__meta_kubernetes_endpointslice_endpoint_conditions_ready"),
            .. Common(Service),
        ],
    };

    private static ScrapeJob Job(string name, Discovery discovery, string annotations) => new(name, discovery)
    {
        SeriesBudget = 30_000,
        TargetLimit = 2_000,
        YieldsToClaims = true,
        Relabel = Common(annotations),
        Target = Peer.AnyPod,
    };

    /// <summary>Nobody speaks HTTP over UDP; but where a port is named by annotation, the declared one does not matter.</summary>
    private static RelabelRule NotOver(string protocol, string annotations) => Relabel.Drop("(?:UDP|SCTP);", protocol, $"{annotations}_port");

    private static ImmutableArray<RelabelRule> Common(string annotations) =>
    [
        Relabel.Replace("(https?)", "$1", "__scheme__", $"{annotations}_scheme"),
        Relabel.Replace("(.+)", "$1", "__metrics_path__", $"{annotations}_path"),
        Relabel.Replace(@"([^:\[\]]+|\[.+\])(?::\d+)?;(\d+)", "$1:$2", "__address__", "__address__", $"{annotations}_port"),
        // A pod that declares no port is found by its bare address, and one of IPv6 needs brackets before a port can follow.
        Relabel.Replace(@"([0-9a-f]*:[0-9a-f:.]*:[0-9a-f.]*);(\d+)", "[$1]:$2", "__address__", "__address__", $"{annotations}_port"),
        Relabel.Copy("__meta_kubernetes_namespace", "namespace"),
        Relabel.Copy("__meta_kubernetes_pod_name", "pod"),
        Relabel.Replace("(.+)", "$1", "app", "__meta_kubernetes_pod_label_app"),
        Relabel.Replace("(.+)", "$1", "app", "__meta_kubernetes_pod_label_app_kubernetes_io_name"),
    ];
}
