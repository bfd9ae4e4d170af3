using System.Collections.Immutable;
using Monitoring.Describe;

namespace Monitoring.Systems.Istio;

/// <summary>
/// Scrape jobs of meshes before Istio 1.8, whose proxies report to Mixer: <c>istio-mesh</c> is what Mixer says about requests (port 42422 of
/// istio-telemetry), <c>istio-mixer</c> what istio-telemetry and istio-policy say about themselves (port 15014).
/// </summary>
internal static class MixerJobs
{
    public static ImmutableArray<ScrapeJob> Of(string @namespace) =>
    [
        Job("istio-mesh", @namespace, "telemetry", 42422) with { SeriesBudget = 100_000 },
        Job("istio-mixer", @namespace, "policy|telemetry", 15014) with { SeriesBudget = 10_000 },
    ];

    private static ScrapeJob Job(string name, string @namespace, string types, int port) => new(name, new Discovery.Kubernetes("pod", [@namespace]) { LabelSelector = "istio=mixer" })
    {
        SeriesBudget = 0,
        LabelLimit = 60,
        TargetLimit = 50,
        Claims = [new PodClaim(@namespace, "istio", "mixer")],
        Relabel =
        [
            Relabel.Drop("Pending|Succeeded|Failed", "__meta_kubernetes_pod_phase"),
            Relabel.Keep(types, "__meta_kubernetes_pod_label_istio_mixer_type"),
            Relabel.Replace("([^:]+)", $"$1:{port}", "__address__", "__meta_kubernetes_pod_ip"),
            Relabel.Replace("(.+:.+)", $"[$1]:{port}", "__address__", "__meta_kubernetes_pod_ip"),
            Relabel.Copy("__meta_kubernetes_namespace", "namespace"),
            Relabel.Copy("__meta_kubernetes_pod_name", "pod"),
            Relabel.Copy("__meta_kubernetes_pod_label_istio_mixer_type", "role"),
        ],
        Target = Peer.Namespace(@namespace),
        TargetPorts = [port],
    };
}
