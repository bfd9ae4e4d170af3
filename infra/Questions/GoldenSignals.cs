using System.Collections.Immutable;

namespace Monitoring.Questions;

/// <summary>What one looks at first, of workloads, of nodes, and of the programs that a job scrapes.</summary>
public static class GoldenSignals
{
    private const string Pods = """namespace=~"$namespace", pod=~"$pods" """;
    private const string Target = """job=~"$job", namespace=~"$namespace" """;
    private const string Disks = """fstype=~"btrfs|ext[234]|f2fs|xfs|zfs", mountpoint!~"/var/lib/kubelet/(plugins|pods)/.+" """;
    private const string Processes = "alertmanager|blackbox-exporter|etcd|grafana|prometheus";

    /// <summary>Of pods, whatever they belong to; each is one number.</summary>
    public static ImmutableArray<Question> OfPods { get; } =
    [
        new("requests", Recorded("micro:service_requests:rate5m", "istio:requests:rate5m", "baseline:knative_service:requests_per_second")) { Unit = QuestionUnit.PerSecond },
        new("errors", Recorded("baseline:micro:error_ratio", "baseline:istio_workload:failure_ratio", "baseline:knative_service:error_ratio")) { Unit = QuestionUnit.Ratio },
        new("latency p99", Recorded("baseline:micro:latency_seconds_p99", "istio:latency_milliseconds:p99_5m", "baseline:knative_service:latency_seconds_p99", istioFactor: " / 1000")) { Unit = QuestionUnit.Seconds },
        new("CPU", $$"""sum(max by (pod, container) (rate(container_cpu_usage_seconds_total{job="cadvisor", {{Pods}}, container!="", container!="POD"}[5m])))""") { Unit = QuestionUnit.Cores },
        new("memory", $$"""sum(max by (pod, container) (container_memory_working_set_bytes{job="cadvisor", {{Pods}}, container!="", container!="POD"}))""") { Unit = QuestionUnit.Bytes },
        new("pods ready", $$"""count(max by (pod) (kube_pod_status_ready{job="kube-state-metrics", {{Pods}}, condition="true"}) == 1)"""),
        new("restarts per hour", $$"""sum(max by (pod, container) (increase(kube_pod_container_status_restarts_total{job="kube-state-metrics", {{Pods}}}[1h])))"""),
    ];

    /// <summary>Of a node, by <c>$node</c>.</summary>
    public static ImmutableArray<Question> OfNode { get; } =
    [
        new("CPU in use", """1 - avg(sum by (cpu) (max by (cpu, mode) (rate(node_cpu_seconds_total{job="node-exporter", node=~"$node", mode=~"idle|iowait"}[5m]))))""") { Unit = QuestionUnit.Ratio },
        new("load per core", """max(node_load1{job="node-exporter", node=~"$node"}) / count(max by (cpu) (node_cpu_seconds_total{job="node-exporter", node=~"$node", mode="idle"}))"""),
        new("memory in use", """1 - max(node_memory_MemAvailable_bytes{job="node-exporter", node=~"$node"} / node_memory_MemTotal_bytes{job="node-exporter", node=~"$node"})""") { Unit = QuestionUnit.Ratio },
        new("fullest disk", $$"""1 - min(node_filesystem_avail_bytes{job="node-exporter", node=~"$node", {{Disks}}} / node_filesystem_size_bytes{job="node-exporter", node=~"$node", {{Disks}}})""") { Unit = QuestionUnit.Ratio },
        new("disk busy", """max(rate(node_disk_io_time_seconds_total{job="node-exporter", node=~"$node", device!~"loop.*|ram.*|zram.*|sr.*|fd.*|dm-.*|md.*"}[5m]))""") { Unit = QuestionUnit.Ratio },
    ];

    /// <summary>Of the targets of any job.</summary>
    public static ImmutableArray<Question> OfTargets { get; } =
    [
        new("targets up", $$"""sum(up{{{Target}}})"""),
        new("scrape time", $$"""max(scrape_duration_seconds{{{Target}}})""") { Unit = QuestionUnit.Seconds },
        new("series stored", $$"""sum(scrape_samples_post_metric_relabeling{{{Target}}})"""),
    ];

    /// <summary>Of programs that tell what they take; others have nothing to answer.</summary>
    public static ImmutableArray<Question> OfProcesses { get; } =
    [
        new("CPU", $$"""sum(rate(process_cpu_seconds_total{job=~"{{Processes}}", {{Target}}}[5m]))""") { Unit = QuestionUnit.Cores },
        new("memory", $$"""sum(process_resident_memory_bytes{job=~"{{Processes}}", {{Target}}})""") { Unit = QuestionUnit.Bytes },
    ];

    /// <summary>What a program says of its own work, by the job that scrapes it.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<Question>> OfJobs { get; } = new Dictionary<string, ImmutableArray<Question>>
    {
        ["alertmanager"] =
        [
            new("alerts", """max(sum by (instance) (alertmanager_alerts{job="alertmanager", namespace=~"$namespace"}))"""),
            new("notifications", """sum(rate(alertmanager_notifications_total{job="alertmanager", namespace=~"$namespace"}[5m]))""") { Unit = QuestionUnit.PerSecond },
            new("failed notifications", """sum(rate(alertmanager_notifications_failed_total{job="alertmanager", namespace=~"$namespace"}[5m]))""") { Unit = QuestionUnit.PerSecond },
        ],
        ["blackbox-exporter"] = [new("addresses that answer", """sum(probe_success{job="probes"})""")],
        ["cockroachdb"] =
        [
            new("statements", """sum(baseline:cockroachdb:statements_per_second{namespace=~"$namespace"})""") { Unit = QuestionUnit.PerSecond },
            new("latency p99", """max(baseline:cockroachdb:latency_p99_seconds{namespace=~"$namespace"})""") { Unit = QuestionUnit.Seconds },
            new("capacity used", """max(baseline:cockroachdb:capacity_used_ratio{namespace=~"$namespace"})""") { Unit = QuestionUnit.Ratio },
            new("ranges unavailable", """sum(ranges_unavailable{job="cockroachdb", namespace=~"$namespace"})"""),
        ],
        ["etcd"] =
        [
            new("members with leader", """sum(etcd_server_has_leader{job="etcd"})"""),
            new("database full", """max(etcd_mvcc_db_total_size_in_bytes{job="etcd"} / etcd_server_quota_backend_bytes{job="etcd"})""") { Unit = QuestionUnit.Ratio },
            new("pending proposals", """max(etcd_server_proposals_pending{job="etcd"})"""),
        ],
        ["nats"] =
        [
            new("clients", """sum(baseline:nats:connections{namespace=~"$namespace"})"""),
            new("messages in", """sum(baseline:nats:messages_per_second{namespace=~"$namespace"})""") { Unit = QuestionUnit.PerSecond },
            new("CPU", """sum(baseline:nats:cpu_cores{namespace=~"$namespace"})""") { Unit = QuestionUnit.Cores },
            new("memory", """sum(baseline:nats:memory_bytes{namespace=~"$namespace"})""") { Unit = QuestionUnit.Bytes },
        ],
        ["prometheus"] =
        [
            new("series", """sum(prometheus_tsdb_head_series{job="prometheus", namespace=~"$namespace"})"""),
            new("samples", """sum(rate(prometheus_tsdb_head_samples_appended_total{job="prometheus", namespace=~"$namespace"}[5m]))""") { Unit = QuestionUnit.PerSecond },
        ],
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static string Recorded(string micro, string istio, string knative, string istioFactor = "") =>
        $$"""max({{micro}}{namespace=~"$namespace", service=~"$name"}) or max({{istio}}{namespace=~"$namespace", workload=~"$name"}){{istioFactor}} or max({{knative}}{namespace=~"$namespace", service=~"$name"})""";
}
