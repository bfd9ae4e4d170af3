using System.Collections.Immutable;
using System.Globalization;
using Monitoring.Metrics;

namespace Monitoring.Synthetic;

/// <summary>
/// A cluster that is not there: the exporters that a stack scrapes, with the series that real ones of this profile would have and values that move.
/// Use it to count what a stack stores, to feed a Prometheus, and to compare answers. The same profile gives the same series and values every time.
/// </summary>
public sealed class SyntheticCluster
{
    private static readonly (string Job, int Port, string Namespace, string Pod)[] Tools =
    [
        ("prometheus", 9090, "monitoring", "prometheus-0"),
        ("alertmanager", 9093, "monitoring", "alertmanager-0"),
        ("grafana", 3000, "monitoring", "grafana"),
        ("kube-state-metrics", 8080, "monitoring", "kube-state-metrics"),
        ("kube-state-metrics-self", 8081, "monitoring", "kube-state-metrics"),
        ("elasticsearch", 9114, "monitoring", "elasticsearch-exporter"),
        ("logstash", 9198, "monitoring", "logstash-0"),
        ("zipkin", 9411, "monitoring", "zipkin"),
        ("collector", 8888, "monitoring", "collector"),
        ("blackbox-exporter", 9115, "monitoring", "blackbox-exporter"),
    ];

    private readonly ClusterProfile _profile;
    private readonly MetricPrefixes _prefixes;
    private readonly SyntheticObjects _objects;
    private readonly Dictionary<string, SyntheticExposition> _expositions = new(StringComparer.Ordinal);
    private readonly ImmutableArray<SyntheticTarget>.Builder _targets = ImmutableArray.CreateBuilder<SyntheticTarget>();

    /// <param name="profile">How large it is.</param>
    /// <param name="prefixes">How the names of metrics begin in it, see <see cref="MetricPrefixes.Of"/>; null for the exporters' own.</param>
    public SyntheticCluster(ClusterProfile profile, MetricPrefixes? prefixes = null)
    {
        (_profile, _prefixes, _objects) = (profile, prefixes ?? MetricPrefixes.None, new(profile));
        OfNodes();
        OfControlPlane();
        OfSystems();
        OfServices();
        foreach (var (job, port, @namespace, pod) in Tools)
            InPod(job, 0, port, new(("namespace", @namespace), ("pod", pod), ("pod_ip", Ip(20_000 + _targets.Count))), withNode: false);
        Add("istiod", 0, new(), _ => [], ("instance", "10.244.90.1:15014"), ("namespace", "istio-system"), ("pod", "istiod-0"), ("revision", "default"));
        Add("knative", 0, new(), _ => [], ("instance", "10.244.90.2:9090"), ("namespace", "knative-serving"), ("pod", "controller-0"), ("node", SyntheticPods.NodeName(0)), ("app", "controller"));
        Targets = _targets.ToImmutable();
    }

    /// <summary>All exporters, with those that no stack of ours scrapes, such as the kubelets' <c>/metrics/resource</c>.</summary>
    public ImmutableArray<SyntheticTarget> Targets { get; }

    private void OfNodes()
    {
        for (var node = 0; node < _profile.Nodes; node++)
        {
            var own = new SyntheticObject(("node", SyntheticPods.NodeName(node)), ("nodename", SyntheticPods.NodeName(node)));
            foreach (var job in new[] { "kubelet", "cadvisor", "kubelet-probes", "kubelet-resource", "kubelet-slis" })
                OnNode(job, node, own, node, ("instance", $"{SyntheticPods.NodeIp(node)}:10250"), ("node", SyntheticPods.NodeName(node)));
            foreach (var job in new[] { "node-exporter", "fluentd" })
            {
                var pod = PodOn(job, node);
                OnNode(job, node, own, node, ("instance", SyntheticPods.NodeName(node)), ("namespace", pod["namespace"]!), ("pod", pod["pod"]!), ("node", SyntheticPods.NodeName(node)));
            }

            InPod("kube-proxy", node, 10249, PodOn("kube-proxy", node));
        }
    }

    private void OfControlPlane()
    {
        for (var i = 0; i < Math.Min(_profile.ControlPlanes, _profile.Nodes); i++)
        {
            foreach (var job in new[] { "apiserver", "apiserver-slis" })
                OnNode(job, i, new(), i, ("instance", $"{SyntheticPods.NodeIp(i)}:6443"));
            foreach (var (job, port) in new[] { ("kube-scheduler", 10259), ("kube-controller-manager", 10257) })
            {
                InPod(job, i, port, PodOn(job, i));
                InPod($"{job}-slis", i, port, PodOn(job, i));
            }
        }

        foreach (var (pod, i) in _objects.Pods.Named("coredns-").Select((x, i) => (x.Object, i)))
            InPod("coredns", i, 9153, pod, withNode: false);
    }

    private void OfSystems()
    {
        foreach (var (pod, i) in _objects.Pods.Named("etcd-").Select((x, i) => (x.Object, i)))
            InPod("etcd", i, 2381, pod, objects: kind => kind == "peer" ? SystemObjects.EtcdPeers(i, _profile.EtcdMembers) : []);
        foreach (var (pod, i) in _objects.Pods.Named("nats-").Select((x, i) => (x.Object, i)))
            InPod("nats", i, 7777, SystemObjects.NatsServer(pod), objects: kind => SystemObjects.OfNats(_profile, SystemObjects.NatsServer(pod), kind));
        foreach (var (pod, i) in _objects.Pods.Named("cockroachdb-").Select((x, i) => (x.Object, i)))
            InPod("cockroachdb", i, 8080, pod.With(("node_id", $"{i + 1}"), ("store", $"{i + 1}")));
    }

    private void OfServices()
    {
        var pods = _objects.Pods.Running.Where(x => x.Object["namespace"]!.StartsWith("team-", StringComparison.Ordinal)).Select(x => x.Object).ToList();
        foreach (var (pod, i) in pods.Take(_profile.MeshedPods).Select((x, i) => (x, i)))
            Add("envoy", i, pod, kind => SystemObjects.MeshRoutes(pods, pod, kind), [.. Placed(pod, 15020), ("app", pod["owner_name"]!), ("proxy", "sidecar")]);
        foreach (var (pod, i) in pods.Take(_profile.MicroPods).Select((x, i) => (x, i)))
            Add("micro", i, pod, _ => [], [.. Placed(pod, 9000), ("service", pod["owner_name"]!)]);
        foreach (var (pod, i) in pods.TakeLast(_profile.KnativeRevisions).Select((x, i) => (x, i)))
            Add("knative-queue-proxy", i, pod, _ => [], [.. Placed(pod, 9091), ("service", pod["owner_name"]!), ("revision", $"{pod["owner_name"]}-00001")]);
    }

    private SyntheticObject PodOn(string name, int node) => _objects.Pods.Named($"{name}-").FirstOrDefault(x => x.Node == node)?.Object
        ?? new(("namespace", "kube-system"), ("pod", $"{name}-{SyntheticPods.NodeName(node)}"), ("pod_ip", SyntheticPods.NodeIp(node)), ("node", SyntheticPods.NodeName(node)));

    private void InPod(string job, int number, int port, SyntheticObject pod, bool withNode = true, Func<string, IEnumerable<SyntheticObject>>? objects = null) =>
        Add(job, number, pod, objects ?? _objects.OfCluster, [.. Placed(pod, port).Where(x => withNode || x.Label != "node")]);

    private static IEnumerable<(string Label, string Value)> Placed(SyntheticObject pod, int port) =>
    [
        ("instance", string.Create(CultureInfo.InvariantCulture, $"{pod["pod_ip"]}:{port}")), ("namespace", pod["namespace"]!), ("pod", pod["pod"]!), ("node", pod["node"] ?? ""),
    ];

    private void OnNode(string job, int number, SyntheticObject own, int node, params (string Label, string Value)[] labels) =>
        Add(job, number, own, kind => _objects.OfNode(node, kind), labels);

    private void Add(string job, int number, SyntheticObject own, Func<string, IEnumerable<SyntheticObject>> objects, params (string Label, string Value)[] labels)
    {
        if (!_expositions.TryGetValue(job, out var exposition))
            _expositions.Add(job, exposition = new(job, _profile.Start, _prefixes));
        _targets.Add(new(job, number, labels.Append(("job", job)).ToImmutableSortedDictionary(x => x.Item1, x => x.Item2, StringComparer.Ordinal), exposition, own, objects));
    }

    private static string Ip(int number) => $"10.244.{number / 250}.{(number % 250) + 1}";
}
