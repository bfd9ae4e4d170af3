using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;

namespace Monitoring.Tests.Real.Pipeline;

/// <summary>The rendered Prometheus pod as a process on this machine.</summary>
internal static class PrometheusPod
{
    /// <param name="pod">The rendered pod.</param>
    /// <param name="root">Where its files go; they may be changed until the process starts.</param>
    /// <param name="alertmanagers">Who is told about alerts.</param>
    /// <param name="targets">Targets by job, given the address of Prometheus itself.</param>
    public static async Task<PrometheusProcess> CreateAsync(
        RenderedPod pod, TemporaryFolder root, IEnumerable<PodTarget> alertmanagers, Func<Uri, IReadOnlyDictionary<string, IEnumerable<PodTarget>>> targets)
    {
        var port = FreePorts.Next();
        pod.WriteMounts(root);
        var configuration = RenderedPod.PathOf(root, RenderedPod.PrometheusConfiguration);
        var adapted = PrometheusAddresses.Adapt(File.ReadAllText(configuration), alertmanagers, targets(new Uri($"http://127.0.0.1:{port}/")));
        File.WriteAllText(configuration, pod.Relocate(adapted, root));

        var flags = pod.Flags(root)
            .Set("--web.listen-address", $"127.0.0.1:{port}")
            .Set("--config.auto-reload-interval", "1s")
            .Set("--rules.alert.resend-delay", "1s");
        return new PrometheusProcess(await Binaries.PathOfAsync("prometheus"), port, flags);
    }
}
