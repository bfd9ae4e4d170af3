namespace Monitoring.Questions;

/// <summary>What the status of components asks, each for all components at once.</summary>
public static class StatusQuestions
{
    /// <summary>Restarts within an hour, by pod.</summary>
    public static Question Restarts { get; } = new("restarts", """sum by (namespace, pod) (max by (namespace, pod, container) (increase(kube_pod_container_status_restarts_total{job="kube-state-metrics"}[1h]))) > 0""");

    /// <summary>Readiness, liveness and start-up probes that fail now, by pod.</summary>
    public static Question FailingProbes { get; } = new("failing probes", """sum by (namespace, pod) (rate(prober_probe_total{job="kubelet-probes", result="failed"}[5m])) > 0""") { Unit = QuestionUnit.PerSecond };

    /// <summary>Addresses that the blackbox exporter asks: 1 where all is well.</summary>
    public static Question Probes { get; } = new("probes", """min by (probe) (probe_success{job="probes"})""");

    /// <summary>When each deployment got its newest version.</summary>
    public static Question LastDeploy { get; } = new(
        "last deploy",
        """
        max by (namespace, workload) (
          kube_replicaset_created{job="kube-state-metrics"}
          * on (namespace, replicaset) group_left (workload)
          max by (namespace, replicaset, workload) (label_replace(kube_replicaset_owner{job="kube-state-metrics", owner_kind="Deployment"}, "workload", "$1", "owner_name", "(.+)"))
        )
        """)
    {
        Unit = QuestionUnit.Time,
    };

    /// <summary>Requests that services answer, by <c>namespace</c> and <c>workload</c>, as the first of Micro, Istio and Knative measures them.</summary>
    public static Question Requests { get; } = new("requests", Services("micro:service_requests:rate5m", "istio:requests:rate5m", "baseline:knative_service:requests_per_second")) { Unit = QuestionUnit.PerSecond };

    /// <summary>The share of them that fails.</summary>
    public static Question Errors { get; } = new("errors", Services("baseline:micro:error_ratio", "istio:failures:rate5m / istio:requests:rate5m", "baseline:knative_service:error_ratio")) { Unit = QuestionUnit.Ratio };

    /// <summary>The time within which 99 of 100 are answered.</summary>
    public static Question Latency { get; } = new("latency p99", Services("baseline:micro:latency_seconds_p99", "istio:latency_milliseconds:p99_5m / 1000", "baseline:knative_service:latency_seconds_p99")) { Unit = QuestionUnit.Seconds };

    private static string Services(string micro, string istio, string knative) =>
        $$"""
        max by (namespace, workload) (label_replace({{micro}}, "workload", "$1", "service", "(.+)"))
        or max by (namespace, workload) ({{istio}})
        or max by (namespace, workload) (label_replace({{knative}}, "workload", "$1", "service", "(.+)"))
        """;
}
