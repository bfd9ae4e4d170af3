using Monitoring.Describe;
using Monitoring.Prometheus;
using Monitoring.Settings;

namespace Monitoring.Alertmanager;

/// <summary>Command line of an Alertmanager.</summary>
public static class AlertmanagerFlags
{
    /// <summary>
    /// Environment variable with the pod's address, which Kubernetes puts into the flags. Gossip has to know its own address: on networks
    /// outside the private ranges it would not guess it.
    /// </summary>
    public const string PodAddress = "POD_IP";

    public static string[] Of(AlertmanagerSettings settings, Workload workload) =>
    [
        "--config.file=/etc/alertmanager/config/alertmanager.yml",
        "--storage.path=/alertmanager",
        $"--data.retention={GoNotation(settings.Retention)}",
        $"--web.external-url={(settings.ExternalUrl.Length > 0 ? settings.ExternalUrl : $"http://{workload.ServiceHost}:{AlertmanagerTool.Port}")}",
        $"--dispatch.start-delay={AlertTiming.ResendDelay}",
        .. Cluster(settings, workload),
    ];

    /// <summary>This flag does not know days.</summary>
    private static string GoNotation(Duration duration) =>
        duration.TotalSeconds % 3600 == 0 ? $"{(long)duration.Value.TotalHours}h" : $"{(long)duration.TotalSeconds}s";

    private static IEnumerable<string> Cluster(AlertmanagerSettings settings, Workload workload) => settings.Replicas == 1
        ? ["--cluster.listen-address="]
        : Enumerable.Range(0, settings.Replicas)
            .Select(replica => $"--cluster.peer={workload.Name}-{replica}.{workload.Name}-peers.{workload.Namespace}.svc:{AlertmanagerTool.GossipPort}")
            .Prepend($"--cluster.listen-address=[$({PodAddress})]:{AlertmanagerTool.GossipPort}");
}
