using Monitoring.Describe;

namespace Monitoring.Systems.Istio;

/// <summary>Describes the control plane of an Istio mesh: every istiod of every revision.</summary>
public sealed class IstiodSystem(IstioSettings settings) : IDescribed
{
    /// <summary>Scrape job, rule file and dashboard folder.</summary>
    public const string Name = "istiod";

    /// <summary>Port of istiod's own metrics; no container declares it.</summary>
    public const int Port = 15014;

    private readonly PodClaim _pods = new(settings.Namespace, settings.PodLabel.Split('=')[0], settings.PodLabel.Split('=')[1]);

    public Description Describe() => new(Name)
    {
        ScrapeJobs = [Job()],
        RuleFiles = [Name],
        Dashboards = new DashboardFolder(Name, "Istio control plane"),
    };

    private ScrapeJob Job() => new(Name, new Discovery.Kubernetes("pod", [_pods.Namespace]) { LabelSelector = settings.PodLabel })
    {
        // Rejections are counted per proxy, convergence per bucket: a few hundred that are used, and room for a bad day of thousands of proxies.
        SeriesBudget = 10_000,
        TargetLimit = 50,
        Claims = [_pods],
        Relabel =
        [
            Relabel.Drop("Pending|Succeeded|Failed", "__meta_kubernetes_pod_phase"),
            // A pod is found once for each port that it declares; the same address makes them one target.
            Relabel.Replace("([^:]+)", $"$1:{Port}", "__address__", "__meta_kubernetes_pod_ip"),
            Relabel.Replace("(.+:.+)", $"[$1]:{Port}", "__address__", "__meta_kubernetes_pod_ip"),
            Relabel.Copy("__meta_kubernetes_namespace", "namespace"),
            Relabel.Copy("__meta_kubernetes_pod_name", "pod"),
            Relabel.Replace("(.+)", "$1", "revision", "__meta_kubernetes_pod_label_istio_io_rev"),
        ],
        Target = Peer.Namespace(_pods.Namespace),
        TargetPorts = [Port],
    };
}
