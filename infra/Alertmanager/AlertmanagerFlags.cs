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

    /// <summary>Of one in a pod.</summary>
    public static string[] Of(AlertmanagerSettings settings, Workload workload) =>
    [
        "--config.file=/etc/alertmanager/config/alertmanager.yml",
        .. Common(settings, "/alertmanager", $"http://{workload.ServiceHost}:{AlertmanagerTool.Port}", AlertTiming.ResendDelay),
        .. Cluster(settings, workload),
    ];

    /// <summary>Of the one on a host, which has no peers.</summary>
    /// <param name="settings">What it keeps.</param>
    /// <param name="configuration">Path of alertmanager.yml.</param>
    /// <param name="data">Directory of silences and of the log of what was sent.</param>
    /// <param name="endpoint">Where it listens.</param>
    /// <param name="startDelay">How long it listens before it tells, see <see cref="AlertTiming"/>.</param>
    public static string[] OnHost(AlertmanagerSettings settings, string configuration, string data, WebEndpoint endpoint, Duration startDelay) =>
        [$"--config.file={configuration}", .. endpoint.Flags, .. Common(settings, data, endpoint.Url, startDelay), "--cluster.listen-address="];

    private static string[] Common(AlertmanagerSettings settings, string data, string address, Duration startDelay) =>
    [
        $"--storage.path={data}",
        $"--data.retention={GoNotation(settings.Retention)}",
        $"--web.external-url={(settings.ExternalUrl.Length > 0 ? settings.ExternalUrl : address)}",
        $"--dispatch.start-delay={startDelay}",
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
