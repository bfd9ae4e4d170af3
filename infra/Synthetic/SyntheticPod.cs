using System.Collections.Immutable;

namespace Monitoring.Synthetic;

/// <summary>A pod, in all the ways in which exporters speak of it.</summary>
/// <param name="Object">Its labels.</param>
/// <param name="Node">Index of its node.</param>
internal sealed record SyntheticPod(SyntheticObject Object, int Node)
{
    public ImmutableArray<SyntheticObject> Containers { get; init; } = [];

    /// <summary>True when it is limited in what it may use.</summary>
    public bool IsLimited { get; init; }

    /// <summary>True when it uses the network of its node.</summary>
    public bool OnHostNetwork { get; init; }

    /// <summary>The cgroups of a pod on the node: its slice, that of the container which holds its network, and one for each container.</summary>
    public IEnumerable<(SyntheticObject Cgroup, bool IsContainer)> Cgroups()
    {
        var slice = $"/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod{Object["uid"]!.Replace('-', '_')}.slice";
        yield return (Cgroup(slice, "", "", ""), false);
        yield return (Pause(slice), true);
        foreach (var container in Containers)
        {
            var id = container["container_id"]![13..];
            yield return (Cgroup($"{slice}/cri-containerd-{id}.scope", container["container"]!, container["image"]!, id), true);
        }
    }

    /// <summary>The cgroup under which the pod's network is counted.</summary>
    public SyntheticObject Pause() => Pause($"/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod{Object["uid"]!.Replace('-', '_')}.slice");

    private SyntheticObject Pause(string slice)
    {
        var id = Deterministic.Hex(Object["uid"]! + "pause", 64);
        return Cgroup($"{slice}/cri-containerd-{id}.scope", "", "registry.k8s.io/pause:3.10.1", id);
    }

    private SyntheticObject Cgroup(string id, string container, string image, string name) =>
        new(("id", id), ("container", container), ("image", image), ("name", name), ("namespace", Object["namespace"]!), ("pod", Object["pod"]!));
}
