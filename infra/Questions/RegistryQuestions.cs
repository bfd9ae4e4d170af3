namespace Monitoring.Questions;

/// <summary>What the list of components asks: workloads, which pods are theirs, and what targets give.</summary>
public static class RegistryQuestions
{
    private const string Kube = "job=\"kube-state-metrics\"";

    /// <summary>Pods that each workload wants, by <c>namespace</c>, <c>kind</c> and <c>workload</c>.</summary>
    public static Question Wanted { get; } = new("wanted", Workloads("kube_deployment_spec_replicas", "kube_statefulset_replicas", "kube_daemonset_status_desired_number_scheduled"));

    /// <summary>Pods of each workload that are ready.</summary>
    public static Question Ready { get; } = new("ready", Workloads("kube_deployment_status_replicas_ready", "kube_statefulset_status_replicas_ready", "kube_daemonset_status_number_ready"));

    /// <summary>Whose each pod is, by <c>namespace</c> and <c>pod</c>: <c>kind</c> and <c>workload</c>.</summary>
    public static Question Owners { get; } = new("owners", $$"""
        max by (namespace, pod, kind, workload) (
          label_replace(label_replace(kube_pod_owner{{{Kube}}, owner_kind=~"StatefulSet|DaemonSet|Job"}, "workload", "$1", "owner_name", "(.+)"), "kind", "$1", "owner_kind", "(.+)")
          or label_replace(kube_pod_owner{{{Kube}}, owner_kind="ReplicaSet"}, "replicaset", "$1", "owner_name", "(.+)")
            * on (namespace, replicaset) group_left (kind, workload)
            max by (namespace, replicaset, kind, workload) (label_replace(label_replace(kube_replicaset_owner{{{Kube}}, owner_kind="Deployment"}, "workload", "$1", "owner_name", "(.+)"), "kind", "$1", "owner_kind", "(.+)"))
        )
        """);

    /// <summary>Series that are stored of each target.</summary>
    public static Question Series { get; } = new("series", "scrape_samples_post_metric_relabeling");

    private static string Workloads(string deployment, string statefulSet, string daemonSet) =>
        $$"""
        max by (namespace, kind, workload) (
          {{Of(deployment, "deployment", "Deployment")}}
          or {{Of(statefulSet, "statefulset", "StatefulSet")}}
          or {{Of(daemonSet, "daemonset", "DaemonSet")}}
        )
        """;

    private static string Of(string metric, string label, string kind) =>
        $$"""label_replace(label_replace({{metric}}{{{Kube}}}, "workload", "$1", "{{label}}", "(.+)"), "kind", "{{kind}}", "{{label}}", ".+")""";
}
