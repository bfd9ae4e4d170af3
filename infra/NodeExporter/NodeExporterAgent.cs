using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Monitoring.NodeExporter;

/// <summary>
/// The node exporter on every node. Use it once per cluster. It is the one tool here that leaves the restricted profile: it shows the host,
/// so it reads the host's file system and shares its network and process names, read-only and as an ordinary user.
/// </summary>
public sealed class NodeExporterAgent : Tool
{
    public NodeExporterAgent(string name, NodeExporterArgs args, ComponentResourceOptions? options = null)
        : base("monitoring:node-exporter:NodeExporterAgent", name, args, options)
    {
        Run(args);
        RegisterOutputs();
    }

    private void Run(NodeExporterArgs args) => RunOnNodes(Pod(
        Container(args),
        new VolumeArgs { Name = "host", HostPath = new HostPathVolumeSourceArgs { Path = "/" } },
        adjust: OnTheHost));

    private static void OnTheHost(PodSpecArgs spec)
    {
        spec.HostNetwork = true;
        spec.HostPID = true;
        OnEveryNode(spec);
    }

    private static ContainerArgs Container(NodeExporterArgs args) => new()
    {
        Name = "node-exporter",
        Image = NodeExporterImage.Reference,
        Args = (string[])
        [
            $"--web.listen-address=:{NodeExporterTool.Port}",
            "--path.rootfs=/host",
            "--path.procfs=/host/proc",
            "--path.sysfs=/host/sys",
            "--path.udev.data=/host/run/udev/data",
            .. NodeExporterCollectors.Flags(args.List),
            // Each pod has a mount and an interface of its own; they say nothing about the node and multiply its series.
            "--collector.filesystem.mount-points-exclude=^/(dev|proc|run/credentials/.+|sys|var/lib/docker/.+|var/lib/containers/storage/.+|run/containerd/.+|var/lib/kubelet/pods/.+)($|/)",
            "--collector.netclass.ignored-devices=^(veth.*|cali.*|lxc.*|[a-f0-9]{15})$",
            "--collector.netdev.device-exclude=^(veth.*|cali.*|lxc.*|[a-f0-9]{15})$",
        ],
        Ports = { new ContainerPortArgs { Name = NodeExporterTool.PortName, ContainerPortValue = NodeExporterTool.Port, HostPort = NodeExporterTool.Port, Protocol = "TCP" } },
        Resources = PodParts.Resources(args.Settings.Resources),
        SecurityContext = ReadTheClock(),
        ReadinessProbe = PodParts.HttpProbe("/", NodeExporterTool.PortName),
        LivenessProbe = PodParts.HttpProbe("/", NodeExporterTool.PortName, periodSeconds: 30, failureThreshold: 4),
        VolumeMounts = { new VolumeMountArgs { Name = "host", MountPath = "/host", ReadOnly = true, MountPropagation = "HostToContainer" } },
    };

    /// <summary>The default seccomp profile allows reading the clock's state (adjtimex) only together with this capability.</summary>
    private static SecurityContextArgs ReadTheClock()
    {
        var context = RestrictedSecurity.Container();
        context.Capabilities = new CapabilitiesArgs { Drop = { "ALL" }, Add = { "SYS_TIME" } };
        return context;
    }
}
