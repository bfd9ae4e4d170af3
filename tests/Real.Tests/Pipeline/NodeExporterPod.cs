using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;

namespace Monitoring.Tests.Real.Pipeline;

/// <summary>The rendered node exporter as a process that reports about this machine.</summary>
internal static class NodeExporterPod
{
    public static async Task<NodeExporterProcess> StartAsync(RenderedPod pod)
    {
        var port = FreePorts.Next();
        using var root = new TemporaryFolder();
        var flags = pod.Flags(root).Set("--web.listen-address", $"127.0.0.1:{port}");
        var process = new NodeExporterProcess(await Binaries.PathOfAsync("node_exporter"), port, flags);
        await process.StartAsync();
        return process;
    }
}
