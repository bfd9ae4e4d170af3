using System.Globalization;

namespace Monitoring.Synthetic;

/// <summary>Fills the nodes with pods: those of the control plane, of DaemonSets and of the platform, and Deployments of the teams in the room that is left.</summary>
internal sealed class SyntheticPods
{
    private readonly ClusterProfile _profile;
    private readonly List<SyntheticPod> _running = [];
    private readonly List<SyntheticPod> _finished = [];
    private readonly List<(string Kind, string Namespace, string Name)> _owners = [];
    private readonly int[] _onNode;

    public SyntheticPods(ClusterProfile profile)
    {
        _profile = profile;
        _onNode = new int[profile.Nodes];
        ControlPlane();
        foreach (var (@namespace, name) in new[] { ("kube-system", "kube-proxy"), ("kube-system", "cni"), ("monitoring-agents", "node-exporter"), ("monitoring-agents", "fluentd") })
            Everywhere(@namespace, name);
        Deployment("kube-system", "coredns", profile.DnsServers);
        foreach (var name in new[] { "kube-state-metrics", "grafana" })
            Deployment("monitoring", name, 1);
        StatefulSet("monitoring", "prometheus", 1);
        StatefulSet("monitoring", "alertmanager", 1);
        StatefulSet("nats", "nats", profile.NatsServers);
        StatefulSet("cockroachdb", "cockroachdb", profile.CockroachNodes);
        Teams();
        Finished();
    }

    public IReadOnlyList<SyntheticPod> Running => _running;

    public IReadOnlyList<SyntheticPod> Ended => _finished;

    /// <summary>What owns pods: kind, namespace and name.</summary>
    public IReadOnlyList<(string Kind, string Namespace, string Name)> Owners => _owners;

    /// <summary>Address of a node.</summary>
    public static string NodeIp(int node) => $"10.0.{node / 250}.{(node % 250) + 1}";

    public static string NodeName(int node) => $"node-{node.ToString("00", CultureInfo.InvariantCulture)}";

    /// <summary>Running pods whose name begins so, in the order of their number.</summary>
    public IEnumerable<SyntheticPod> Named(string beginning) => _running.Where(x => x.Object["pod"]!.StartsWith(beginning, StringComparison.Ordinal));

    private void ControlPlane()
    {
        for (var node = 0; node < Math.Min(_profile.ControlPlanes, _profile.Nodes); node++)
        {
            foreach (var name in new[] { "kube-apiserver", "kube-scheduler", "kube-controller-manager" })
                Add("kube-system", $"{name}-{NodeName(node)}", node, "Node", NodeName(node), onHostNetwork: true);
        }

        for (var member = 0; member < _profile.EtcdMembers; member++)
            Add("kube-system", $"etcd-{NodeName(member % _profile.Nodes)}", member % _profile.Nodes, "Node", NodeName(member % _profile.Nodes), onHostNetwork: true);
    }

    private void Everywhere(string @namespace, string name)
    {
        _owners.Add(("daemonset", @namespace, name));
        for (var node = 0; node < _profile.Nodes; node++)
            Add(@namespace, $"{name}-{Suffix(name + node)}", node, "DaemonSet", name, onHostNetwork: name != "fluentd");
    }

    private void StatefulSet(string @namespace, string name, int replicas)
    {
        if (replicas == 0)
            return;
        _owners.Add(("statefulset", @namespace, name));
        for (var i = 0; i < replicas; i++)
            Add(@namespace, $"{name}-{i}", Emptiest(), "StatefulSet", name);
    }

    private void Deployment(string @namespace, string name, int replicas)
    {
        _owners.Add(("deployment", @namespace, name));
        var set = $"{name}-{Deterministic.Hex(name, 10)}";
        for (var i = 0; i < replicas; i++)
            Add(@namespace, $"{set}-{Suffix(set + i)}", Emptiest(), "ReplicaSet", set);
    }

    private void Teams()
    {
        var number = 0;
        for (var room = Room(); room > 0; room = Room())
        {
            Deployment($"team-{(number % Math.Max(1, _profile.Namespaces)) + 1:00}", $"service-{number:000}", Math.Min(room, Math.Max(1, _profile.ReplicasPerDeployment)));
            number++;
        }
    }

    private void Finished()
    {
        for (var i = 0; i < _profile.FinishedPods; i++)
        {
            var job = $"report-{29_707_000 + i}";
            _owners.Add(("job", "team-01", job));
            _finished.Add(Pod("team-01", $"{job}-{Suffix(job)}", i % _profile.Nodes, "Job", job, false, _running.Count + i));
        }
    }

    private int Room() => (_profile.Nodes * _profile.PodsPerNode) - _running.Count;

    private int Emptiest() => Array.IndexOf(_onNode, _onNode.Min());

    private void Add(string @namespace, string name, int node, string ownerKind, string owner, bool onHostNetwork = false)
    {
        _onNode[node]++;
        _running.Add(Pod(@namespace, name, node, ownerKind, owner, onHostNetwork, _running.Count));
    }

    private SyntheticPod Pod(string @namespace, string name, int node, string ownerKind, string owner, bool onHostNetwork, int index)
    {
        var ip = onHostNetwork ? NodeIp(node) : $"10.{244 + (index / 64_000)}.{index / 250 % 256}.{(index % 250) + 2}";
        var pod = new SyntheticObject(
            ("namespace", @namespace), ("pod", name), ("uid", Deterministic.Uid($"{_profile.Seed}/{name}")), ("node", NodeName(node)), ("host_ip", NodeIp(node)), ("pod_ip", ip), ("ip", ip),
            ("ip_family", "4"), ("created_by_kind", ownerKind), ("created_by_name", owner), ("owner_kind", ownerKind), ("owner_name", owner), ("owner_is_controller", "true"),
            ("priority_class", ownerKind == "Node" ? "system-node-critical" : ""), ("host_network", onHostNetwork ? "true" : "false"), ("service_account", "default"));
        return new(pod, node) { Containers = [.. Containers(pod, index)], IsLimited = index % 2 == 0, OnHostNetwork = onHostNetwork };
    }

    /// <summary>One more in every so many pods, so that the average is right.</summary>
    private IEnumerable<SyntheticObject> Containers(SyntheticObject pod, int index)
    {
        var count = (int)((index + 1) * _profile.ContainersPerPod) - (int)(index * _profile.ContainersPerPod);
        for (var i = 0; i < Math.Max(1, count); i++)
        {
            var name = i == 0 ? "main" : $"sidecar-{i}";
            var image = $"registry.example.com/{pod["owner_name"]}/{name}";
            yield return pod.With(
                ("container", name), ("image", $"{image}:1.{index % 20}.0"), ("image_spec", $"{image}:1.{index % 20}.0"), ("image_id", $"{image}@sha256:{Deterministic.Hex(image, 64)}"),
                ("container_id", $"containerd://{Deterministic.Hex($"{pod["uid"]}/{name}", 64)}"));
        }
    }

    private string Suffix(string text) => Deterministic.Hex($"{_profile.Seed}/{text}", 5);
}
