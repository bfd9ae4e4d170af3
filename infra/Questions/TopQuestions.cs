namespace Monitoring.Questions;

/// <summary>What <c>top</c> asks: who takes how much, and what is left on each node.</summary>
public static class TopQuestions
{
    private const string Running = """on (namespace, pod) max by (namespace, pod) (kube_pod_status_phase{job="kube-state-metrics", phase=~"Pending|Running"}) == 1""";

    public static Question Cpu { get; } = new("CPU", """sum by (namespace, pod) (max by (namespace, pod, container) (rate(container_cpu_usage_seconds_total{job="cadvisor", container!="", container!="POD"}[5m])))""") { Unit = QuestionUnit.Cores };

    public static Question Memory { get; } = new("memory", """sum by (namespace, pod) (max by (namespace, pod, container) (container_memory_working_set_bytes{job="cadvisor", container!="", container!="POD"}))""") { Unit = QuestionUnit.Bytes };

    public static Question CpuRequests { get; } = new("CPU requests", OfPods("kube_pod_container_resource_requests", "cpu")) { Unit = QuestionUnit.Cores };

    public static Question MemoryRequests { get; } = new("memory requests", OfPods("kube_pod_container_resource_requests", "memory")) { Unit = QuestionUnit.Bytes };

    public static Question MemoryLimits { get; } = new("memory limits", OfPods("kube_pod_container_resource_limits", "memory")) { Unit = QuestionUnit.Bytes };

    /// <summary>CPU of programs that say so themselves, by job: what there is on a host.</summary>
    public static Question ProcessCpu { get; } = new("CPU of processes", """sum by (namespace, job) (rate(process_cpu_seconds_total{job=~"alertmanager|blackbox-exporter|etcd|grafana|prometheus"}[5m]))""") { Unit = QuestionUnit.Cores };

    public static Question ProcessMemory { get; } = new("memory of processes", """sum by (namespace, job) (process_resident_memory_bytes{job=~"alertmanager|blackbox-exporter|etcd|grafana|prometheus"})""") { Unit = QuestionUnit.Bytes };

    /// <summary>Cores of each node that are busy.</summary>
    public static Question NodeCpu { get; } = new(
        "CPU of nodes",
        """
        count by (node) (max by (node, cpu) (node_cpu_seconds_total{job="node-exporter", mode="idle"}))
        - sum by (node) (max by (node, cpu, mode) (rate(node_cpu_seconds_total{job="node-exporter", mode=~"idle|iowait"}[5m])))
        """)
    {
        Unit = QuestionUnit.Cores,
    };

    public static Question NodeCores { get; } = new("cores of nodes", """count by (node) (max by (node, cpu) (node_cpu_seconds_total{job="node-exporter", mode="idle"}))""") { Unit = QuestionUnit.Cores };

    public static Question NodeMemory { get; } = new("memory of nodes", """max by (node) (node_memory_MemTotal_bytes{job="node-exporter"}) - max by (node) (node_memory_MemAvailable_bytes{job="node-exporter"})""") { Unit = QuestionUnit.Bytes };

    public static Question NodeMemoryTotal { get; } = new("all memory of nodes", """max by (node) (node_memory_MemTotal_bytes{job="node-exporter"})""") { Unit = QuestionUnit.Bytes };

    public static Question NodeCpuAllocatable { get; } = new("CPU for pods", """max by (node) (kube_node_status_allocatable{job="kube-state-metrics", resource="cpu"})""") { Unit = QuestionUnit.Cores };

    public static Question NodeMemoryAllocatable { get; } = new("memory for pods", """max by (node) (kube_node_status_allocatable{job="kube-state-metrics", resource="memory"})""") { Unit = QuestionUnit.Bytes };

    public static Question NodeCpuRequested { get; } = new("CPU requested", OfNodes("cpu")) { Unit = QuestionUnit.Cores };

    public static Question NodeMemoryRequested { get; } = new("memory requested", OfNodes("memory")) { Unit = QuestionUnit.Bytes };

    private static string OfPods(string metric, string resource) =>
        $$"""sum by (namespace, pod) (max by (namespace, pod, container) ({{metric}}{job="kube-state-metrics", resource="{{resource}}"})) and {{Running}}""";

    private static string OfNodes(string resource) =>
        $$"""sum by (node) (max by (node, namespace, pod, container) (kube_pod_container_resource_requests{job="kube-state-metrics", resource="{{resource}}", node!=""}) and {{Running}})""";
}
