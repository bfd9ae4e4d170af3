namespace Monitoring.Tests.Stacks.Policies;

/// <summary>A rule of Pod Security that a workload in the agents' namespace may break.</summary>
/// <param name="Workload">Name of the workload.</param>
/// <param name="Rule">The rule, as <see cref="PodSecurityRule"/> names it.</param>
/// <param name="Reason">Why there is no way around it.</param>
public sealed record PodSecurityExcuse(string Workload, string Rule, string Reason)
{
    /// <summary>All excuses of the project. One that nothing needs any more is a failure.</summary>
    public static readonly PodSecurityExcuse[] All =
    [
        new("node-exporter", "hostNetwork", "the counters of the host's interfaces are those of its own network namespace"),
        new("node-exporter", "hostPID", "/proc of the host shows all processes only in the host's own namespace"),
        new("node-exporter", "hostPath volume", "file systems, /proc and /sys of the host are what it reports"),
        new("node-exporter", "hostPort", "a declared port of a pod on the host network is a port of the host"),
        new("node-exporter", "capability SYS_TIME", "the seccomp profile allows to read the clock's state only together with it"),
        new("elasticsearch-map-count", "privileged", "a number of the kernel can only be set by a privileged container; it ends at once"),
        new("elasticsearch-map-count", "allowPrivilegeEscalation", "a privileged container has it by definition, and the API server refuses anything else"),
        new("elasticsearch-map-count", "capabilities not dropped", "a privileged container has all capabilities, whatever is dropped"),
        new("elasticsearch-map-count", "runAsNonRoot", "files below /proc/sys belong to root"),
        new("elasticsearch-map-count", "runAsUser 0", "files below /proc/sys belong to root"),
        new("fluentd", "hostPath volume", "it reads the log files of the host, and its buffers have to outlive its pod on the same node"),
        new("fluentd", "runAsNonRoot", "log files of containers and of the journal are readable for root alone"),
        new("fluentd", "runAsUser 0", "the same; it has none of root's capabilities, though, and writes to one directory only"),
    ];
}
