namespace Monitoring.Synthetic;

/// <summary>All objects of a cluster by the kinds that <see cref="MetricShape.Each"/> names: those of the cluster, and those of one node.</summary>
internal sealed class SyntheticObjects
{
    private static readonly string[] Filesystems = ["/", "/boot", "/run", "/var/lib/containerd"];
    private static readonly string[] NetworkDevices = ["lo", "eth0"];
    private static readonly string[] ProbeTypes = ["Liveness", "Readiness"];
    private static readonly string[] Mounted = ["/dev/nvme0n1p1", "/dev/nvme0n1p2", "/dev/shm", "/run", "/run/lock", "/tmp"];
    private static readonly string[] Slices = ["/", "/kubepods.slice", "/kubepods.slice/kubepods-besteffort.slice", "/kubepods.slice/kubepods-burstable.slice", "/system.slice"];
    private static readonly string[] Services =
        ["containerd", "kubelet", "systemd-journald", "systemd-udevd", "systemd-logind", "systemd-networkd", "systemd-resolved", "chronyd", "sshd", "dbus", "cron", "auditd"];

    private readonly ClusterProfile _profile;
    private readonly Lazy<Dictionary<string, IReadOnlyList<SyntheticObject>>> _ofCluster;

    public SyntheticObjects(ClusterProfile profile)
    {
        _profile = profile;
        Pods = new(profile);
        _ofCluster = new(() => new KubernetesObjects(profile, Pods).ByKind());
    }

    /// <summary>The pods.</summary>
    public SyntheticPods Pods { get; }

    /// <summary>Objects that kube-state-metrics tells about.</summary>
    public IEnumerable<SyntheticObject> OfCluster(string kind) => _ofCluster.Value.GetValueOrDefault(kind) ?? [];

    /// <summary>Objects that exporters on a node tell about.</summary>
    public IEnumerable<SyntheticObject> OfNode(int node, string kind) => kind switch
    {
        "node" => [new(("node", SyntheticPods.NodeName(node)))],
        "cpu" => Count(_profile.CpusPerNode, i => new(("cpu", $"{i}"))),
        "disk" => Count(_profile.DisksPerNode, i => new(("device", $"nvme{i}n1"))),
        "filesystem" => Filesystems.Select((mount, i) => new SyntheticObject(("device", i == 2 ? "tmpfs" : $"/dev/nvme0n1p{i + 1}"), ("mountpoint", mount), ("fstype", i == 2 ? "tmpfs" : "ext4"))),
        "interface" => NetworkDevices.Concat(Own(node).Where(x => !x.OnHostNetwork).Select(x => $"veth{x.Object["uid"]![..8]}"))
            .Select(name => new SyntheticObject(("device", name), ("address", $"02:{Deterministic.Hex(name, 2)}:00:00:00:01"))),
        "volume" => OfCluster("claim").Where(x => x["node"] == SyntheticPods.NodeName(node)),
        "probe" => from pod in Own(node)
                   from container in pod.Containers
                   from type in ProbeTypes
                   select container.With(("pod_uid", container["uid"]!), ("probe_type", type)),
        "nodepod" => Own(node).Select(x => x.Object),
        "nodecontainer" => Own(node).SelectMany(x => x.Containers),
        "network" => Interfaces(node),
        "rootdisk" => RootDisks(node),
        _ => Cgroups(node, kind),
    };

    private static IEnumerable<SyntheticObject> Count(int count, Func<int, SyntheticObject> make) => Enumerable.Range(0, count).Select(make);

    private IEnumerable<SyntheticPod> Own(int node) => Pods.Running.Where(x => x.Node == node);

    private IEnumerable<SyntheticObject> Interfaces(int node) =>
        Own(node).Where(x => !x.OnHostNetwork).Select(x => x.Pause()).Prepend(Slice("/")).Select(x => x.With(("interface", "eth0")));

    /// <summary>cAdvisor counts what is mounted on the node under the root's cgroup: its disks, and for each pod a tmpfs of its shared memory.</summary>
    private IEnumerable<SyntheticObject> RootDisks(int node) =>
        from device in Mounted.Concat(Own(node).Where(x => !x.OnHostNetwork).Select(x => $"/run/containerd/io.containerd.grpc.v1.cri/sandboxes/{x.Pause()["name"]}/shm"))
        select Slice("/").With(("device", device));

    private IEnumerable<SyntheticObject> Cgroups(int node, string kind)
    {
        if (kind is "cgroup" or "diskcgroup")
        {
            foreach (var slice in Slices.Concat(Services.Select(x => $"/system.slice/{x}.service")))
                yield return Placed(Slice(slice), kind);
        }

        foreach (var pod in Own(node).Where(x => kind != "limitedcgroup" || x.IsLimited))
        {
            foreach (var (cgroup, isContainer) in pod.Cgroups())
            {
                var isPause = isContainer && cgroup["container"]!.Length == 0;
                if (kind == "containercgroup" ? isContainer : !isPause || kind == "cgroup")
                    yield return Placed(cgroup, kind);
            }
        }
    }

    private static SyntheticObject Placed(SyntheticObject cgroup, string kind) => kind == "diskcgroup" ? cgroup.With(("device", "/dev/nvme0n1")) : cgroup;

    private static SyntheticObject Slice(string id) => new(("id", id), ("container", ""), ("image", ""), ("name", ""), ("namespace", ""), ("pod", ""));
}
