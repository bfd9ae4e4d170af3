using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Systems.Kubernetes;

namespace Monitoring.Systems.Istio;

/// <summary>
/// Describes the proxies of an Istio mesh: sidecars, gateways, waypoints and ztunnels, wherever they run. Envoy says thousands of things; only
/// what rules and panels read is stored. No label is dropped: any two of Istio's differ for some request, and what is left would collide.
/// </summary>
public sealed class IstioSystem(IstioSettings settings) : IDescribed
{
    /// <summary>Rule file and dashboard folder.</summary>
    public const string Name = "istio";

    /// <summary>Name of the scrape job.</summary>
    public const string Job = "envoy";

    /// <summary>Port of the agent, which merges what Envoy, the application and itself say; Istio writes it into the annotations of pods.</summary>
    public const int AgentPort = 15020;

    /// <summary>Port of Envoy, declared by every container that runs it. Neither port is captured by the proxy, so mutual TLS does not cover them.</summary>
    public const int EnvoyPort = 15090;

    private const string PortName = "__meta_kubernetes_pod_container_port_name";

    public Description Describe() => new(Name)
    {
        ScrapeJobs = settings.Mixer ? [Proxies(), .. MixerJobs.Of(settings.Namespace)] : [Proxies()],
        RuleFiles = [Name, .. OptionalRules()],
        Dashboards = new DashboardFolder(Name, "Istio"),
    };

    private IEnumerable<string> OptionalRules()
    {
        if (settings.Metrics == IstioMetrics.Merged)
            yield return "istio-merged";
        if (settings.UpstreamStats)
            yield return "istio-upstreams";
        if (settings.Ambient)
            yield return "istio-ambient";
        if (settings.Mixer)
            yield return "istio-mixer";
    }

    private ScrapeJob Proxies() => new(Job, new Discovery.Kubernetes("pod", []))
    {
        Path = "/stats/prometheus",
        // A gateway in front of 100 services has about 10,000: 24 for each combination of caller, called and response code, and the application's own.
        SeriesBudget = 100_000,
        // 34 of Istio and ours; teams add tags of their own.
        LabelLimit = 60,
        TargetLimit = 2_000,
        Claims = [PodClaim.OfAnnotatedPort(AgentPort)],
        SeesClaims = settings.Metrics == IstioMetrics.Merged,
        Relabel =
        [
            Relabel.Drop("Pending|Succeeded|Failed", "__meta_kubernetes_pod_phase"),
            Relabel.Keep(".*-envoy-prom|ztunnel-stats", PortName),
            .. settings.Metrics == IstioMetrics.Merged ? AtTheAgent : [],
            Relabel.Copy("__meta_kubernetes_namespace", "namespace"),
            Relabel.Copy("__meta_kubernetes_pod_name", "pod"),
            Relabel.Copy("__meta_kubernetes_pod_node_name", "node"),
            Relabel.Replace("(.+)", "$1", "app", "__meta_kubernetes_pod_label_app"),
            Relabel.Replace("(.+)", "$1", "app", "__meta_kubernetes_pod_label_app_kubernetes_io_name"),
            .. Kind,
        ],
        MetricRelabel = settings.Metrics == IstioMetrics.Merged ? OfTheApplication : [],
        Target = Peer.AnyPod,
        TargetPorts = [AgentPort, EnvoyPort],
    };

    /// <summary>Pods that another job scrapes keep the declared port, that of Envoy: the agent would bring their own metrics a second time.</summary>
    private static ImmutableArray<RelabelRule> AtTheAgent =>
    [
        Relabel.Replace("([^:]+);", $"$1:{AgentPort}", "__address__", "__meta_kubernetes_pod_ip", ScrapeJob.ClaimedLabel),
        Relabel.Replace("(.+:.+);", $"[$1]:{AgentPort}", "__address__", "__meta_kubernetes_pod_ip", ScrapeJob.ClaimedLabel),
    ];

    /// <summary>Label <c>proxy</c>: which kind of proxy it is. Gateways are told by what the different ways to install one leave on the pod.</summary>
    private static ImmutableArray<RelabelRule> Kind =>
    [
        Relabel.Set("proxy", "sidecar"),
        Relabel.Replace(".*gateway.*", "gateway", "proxy", "__meta_kubernetes_pod_annotation_inject_istio_io_templates"),
        Relabel.Replace(".*gateway", "gateway", "proxy", "__meta_kubernetes_pod_label_istio"),
        Relabel.Replace("(?:In|E)gressGateways", "gateway", "proxy", "__meta_kubernetes_pod_label_operator_istio_io_component"),
        Relabel.Replace(".+", "gateway", "proxy", "__meta_kubernetes_pod_label_gateway_networking_k8s_io_gateway_name"),
        Relabel.Replace(@"istio\.io-mesh-controller", "waypoint", "proxy", "__meta_kubernetes_pod_label_gateway_istio_io_managed"),
        Relabel.Replace("ztunnel-stats", "ztunnel", "proxy", PortName),
    ];

    /// <summary>What the application itself says keeps the job that it would have without a proxy.</summary>
    private static ImmutableArray<RelabelRule> OfTheApplication =>
    [
        Relabel.Set("job", AnnotatedJobs.PodsJob),
        Relabel.Replace("(?:envoy|istio)_.+", Job, "job", "__name__"),
    ];
}
