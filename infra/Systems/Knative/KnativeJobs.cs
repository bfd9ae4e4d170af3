using System.Collections.Immutable;
using Monitoring.Describe;

namespace Monitoring.Systems.Knative;

/// <summary>Scrape jobs for the parts that run Knative, and for the proxy beside each revision's container.</summary>
public static class KnativeJobs
{
    /// <summary>Port of every part of the control plane, Service port <c>http-metrics</c>. It is closed while <c>metrics-protocol</c> is <c>none</c>.</summary>
    public const int ControlPlanePort = 9090;

    /// <summary>Port <c>http-usermetric</c> of the queue-proxy. Knative reserves the number, so no container of a user has it; 9090 belongs to the autoscaler.</summary>
    public const int QueueProxyPort = 9091;

    private const string Label = "__meta_kubernetes_pod_label_";

    /// <summary>
    /// Activator, autoscaler, controller and webhook. Left out are how long they wait for the API server, one histogram for each path that they
    /// ever asked for, and the sizes of bodies.
    /// </summary>
    public static ScrapeJob ControlPlane(KnativeSettings settings)
    {
        ImmutableArray<string> namespaces = settings.EventingNamespace.Length > 0 ? [settings.Namespace, settings.EventingNamespace] : [settings.Namespace];
        return new ScrapeJob("knative", new Discovery.Kubernetes("pod", namespaces)
        {
            LabelSelector = "app in (activator,autoscaler,autoscaler-hpa,controller,eventing-controller,eventing-webhook,webhook)",
        })
        {
            // About 15 series per revision from the autoscaler, and a histogram per revision and status from the activator.
            SeriesBudget = 30_000,
            TargetLimit = 100,
            Claims = [.. Apps(settings)],
            Relabel =
            [
                Running(),
                // A pod is found once for each port that it declares; the same address makes them one target.
                Relabel.Replace("([^:]+)", $"$1:{ControlPlanePort}", "__address__", "__meta_kubernetes_pod_ip"),
                Relabel.Replace("(.+:.+)", $"[$1]:{ControlPlanePort}", "__address__", "__meta_kubernetes_pod_ip"),
                .. Pod(),
                Relabel.Copy($"{Label}app", "app"),
            ],
            MetricRelabel = [Relabel.Drop("http_client_.+|http_server_(request|response)_body_size_.+|.+_client_latency_.+", "__name__")],
            Target = settings.EventingNamespace.Length > 0 ? Peer.AnyPod : Peer.Namespace(settings.Namespace),
            TargetPorts = [ControlPlanePort],
        };
    }

    /// <summary>
    /// Every pod of every revision. Which service and revision it belongs to is read from the labels that Knative gives the pod, because from 1.19 on
    /// the metrics no longer say it. Pods come and go with the load, so only series that rules or dashboards read are kept.
    /// </summary>
    public static ScrapeJob QueueProxy() => new("knative-queue-proxy", new Discovery.Kubernetes("pod", []) { LabelSelector = "serving.knative.dev/revision" })
    {
        SeriesBudget = 40_000,
        TargetLimit = 2_000,
        Relabel =
        [
            Running(),
            Relabel.Keep($"{QueueProxyPort}", "__meta_kubernetes_pod_container_port_number"),
            .. Pod(),
            Relabel.Copy($"{Label}serving_knative_dev_service", "service"),
            Relabel.Copy($"{Label}serving_knative_dev_revision", "revision"),
        ],
        MetricRelabel = [Relabel.Keep("kn_.+|revision_(request_count|queue_depth|app_request_(count|latencies_.+))", "__name__")],
        Target = Peer.AnyPod,
        TargetPorts = [QueueProxyPort],
    };

    private static IEnumerable<PodClaim> Apps(KnativeSettings settings)
    {
        foreach (var app in new[] { "activator", "autoscaler", "autoscaler-hpa", "controller", "webhook" })
            yield return new PodClaim(settings.Namespace, "app", app);
        if (settings.EventingNamespace.Length == 0)
            yield break;
        foreach (var app in new[] { "eventing-controller", "eventing-webhook" })
            yield return new PodClaim(settings.EventingNamespace, "app", app);
    }

    private static RelabelRule Running() => Relabel.Drop("Pending|Succeeded|Failed", "__meta_kubernetes_pod_phase");

    private static ImmutableArray<RelabelRule> Pod() =>
    [
        Relabel.Copy("__meta_kubernetes_namespace", "namespace"),
        Relabel.Copy("__meta_kubernetes_pod_name", "pod"),
        Relabel.Copy("__meta_kubernetes_pod_node_name", "node"),
    ];
}
