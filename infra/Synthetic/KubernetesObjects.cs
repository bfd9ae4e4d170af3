using System.Globalization;

namespace Monitoring.Synthetic;

/// <summary>The objects of the API server, by the kinds that kube-state-metrics tells about.</summary>
internal sealed class KubernetesObjects(ClusterProfile profile, SyntheticPods pods)
{
    private static readonly string[] PlatformNamespaces = ["default", "kube-system", "kube-public", "kube-node-lease", "monitoring", "monitoring-agents", "nats", "cockroachdb"];

    /// <summary>A Deployment keeps the ReplicaSets of before.</summary>
    private static readonly string[] Generations = ["", "old"];

    private readonly List<string> _namespaces = [.. PlatformNamespaces, .. Enumerable.Range(1, profile.Namespaces).Select(i => $"team-{i:00}")];

    public Dictionary<string, IReadOnlyList<SyntheticObject>> ByKind()
    {
        var kinds = new Dictionary<string, IReadOnlyList<SyntheticObject>>(StringComparer.Ordinal);
        OfPods(kinds);
        OfWorkloads(kinds);
        OfVolumes(kinds);
        kinds["namespace"] = [.. _namespaces.Select(x => new SyntheticObject(("namespace", x)))];
        kinds["node"] = [.. Enumerable.Range(0, profile.Nodes).Select(Node)];
        kinds["lease"] = [.. Enumerable.Range(0, profile.Nodes).Select(Lease)];
        kinds["configmap"] = [.. InEachNamespace("configmap", "kube-root-ca.crt"), .. Named(kinds["deployment"], "configmap", "deployment")];
        kinds["secret"] = [.. Named(kinds["deployment"], "secret", "deployment")];
        kinds["serviceaccount"] = [.. InEachNamespace("serviceaccount", "default").Select(x => x.With(("uid", Deterministic.Uid($"sa/{x["namespace"]}"))))];
        kinds["resourcequota"] = [.. InEachNamespace("resourcequota", "quota").Where(x => x["namespace"]!.StartsWith("team-", StringComparison.Ordinal))];
        kinds["certificatesigningrequest"] = [new(("certificatesigningrequest", "csr-1"), ("signer_name", "kubernetes.io/kubelet-serving"))];
        kinds["validatingwebhookconfiguration"] = [new(("validatingwebhookconfiguration", "policy"))];
        kinds["networkpolicy"] = [.. InEachNamespace("networkpolicy", "default-deny")];
        return kinds;
    }

    private void OfPods(Dictionary<string, IReadOnlyList<SyntheticObject>> kinds)
    {
        var all = pods.Running.Concat(pods.Ended).ToList();
        kinds["pod"] = [.. all.Select(x => x.Object)];
        kinds["container"] = [.. all.SelectMany(x => x.Containers)];
        kinds["limitedcontainer"] = [.. all.Where(x => x.IsLimited).SelectMany(x => x.Containers)];
        kinds["restartedcontainer"] = [.. pods.Running.Where((_, i) => i % 20 == 7).Select(x => x.Containers[0])];
        kinds["initcontainer"] = [.. pods.Running.Where((_, i) => i % 4 == 1).Select(x => x.Containers[0].With(("container", "init")))];
        kinds["finishedpod"] = [.. pods.Ended.Select(x => x.Object)];
        kinds["finishedcontainer"] = [.. pods.Ended.SelectMany(x => x.Containers)];
    }

    private void OfWorkloads(Dictionary<string, IReadOnlyList<SyntheticObject>> kinds)
    {
        foreach (var kind in new[] { "deployment", "daemonset", "statefulset" })
            kinds[kind] = [.. Owned(kind).Select(x => new SyntheticObject(("namespace", x.Namespace), (kind, x.Name), ("revision", $"{x.Name}-{Deterministic.Hex(x.Name, 10)}")))];
        kinds["replicaset"] =
        [
            .. from x in Owned("deployment")
               from old in Generations
               select new SyntheticObject(
                   ("namespace", x.Namespace), ("replicaset", $"{x.Name}-{Deterministic.Hex(x.Name + old, 10)}"), ("owner_kind", "Deployment"), ("owner_name", x.Name), ("owner_is_controller", "true")),
        ];
        kinds["job"] = [.. Owned("job").Select(x => Job(x.Namespace, x.Name))];
        kinds["failedjob"] = [.. kinds["job"].Take(1)];
        kinds["cronjob"] = kinds["job"].Count == 0 ? [] : [new(("namespace", "team-01"), ("cronjob", "report"))];
        kinds["service"] = [.. Named([.. kinds["deployment"], .. Named(kinds["statefulset"], "deployment", "statefulset")], "service", "deployment").Select(Service)];
        kinds["endpoint"] = [.. kinds["service"].Select(x => new SyntheticObject(("namespace", x["namespace"]!), ("endpoint", x["service"]!), ("ip", x["cluster_ip"]!)))];
        kinds["endpointslice"] = [.. Named(kinds["service"], "endpointslice", "service")];
        kinds["poddisruptionbudget"] = [.. Named(kinds["statefulset"], "poddisruptionbudget", "statefulset"), .. Named([.. kinds["deployment"].Where((_, i) => i % 2 == 0)], "poddisruptionbudget", "deployment")];
        kinds["horizontalpodautoscaler"] = [.. Named([.. kinds["deployment"].Where((_, i) => i % 5 == 0)], "horizontalpodautoscaler", "deployment").Select(Scaler)];
        kinds["ingress"] = [.. Named([.. kinds["deployment"].Where((_, i) => i % 10 == 0)], "ingress", "deployment")];
    }

    private void OfVolumes(Dictionary<string, IReadOnlyList<SyntheticObject>> kinds)
    {
        kinds["claim"] = [.. pods.Running.Where(x => x.Object["owner_kind"] == "StatefulSet").Select(x => x.Object.With(("volume", "data"), ("persistentvolumeclaim", $"data-{x.Object["pod"]}")))];
        kinds["persistentvolumeclaim"] =
        [
            .. kinds["claim"].Select(x => new SyntheticObject(
                ("namespace", x["namespace"]!), ("persistentvolumeclaim", x["persistentvolumeclaim"]!), ("volumename", $"pvc-{x["uid"]}"), ("storageclass", "standard"))),
        ];
        kinds["persistentvolume"] =
        [
            .. kinds["persistentvolumeclaim"].Select(x => new SyntheticObject(
                ("persistentvolume", x["volumename"]!), ("name", x["persistentvolumeclaim"]!), ("claim_namespace", x["namespace"]!), ("csi_volume_handle", $"vol-{x["volumename"]![4..12]}"), ("storageclass", "standard"))),
        ];
        kinds["storageclass"] = [new(("storageclass", "standard"))];
        kinds["volumeattachment"] =
        [
            .. kinds["claim"].Select(x => new SyntheticObject(("volumeattachment", $"csi-{x["uid"]}"), ("node", x["node"]!), ("volumename", $"pvc-{x["uid"]}"), ("attacher", "ebs.csi.aws.com"))),
        ];
    }

    private IEnumerable<(string Kind, string Namespace, string Name)> Owned(string kind) => pods.Owners.Where(x => x.Kind == kind);

    private IEnumerable<SyntheticObject> InEachNamespace(string kind, string name) => _namespaces.Select(x => new SyntheticObject(("namespace", x), (kind, name)));

    /// <summary>An object of another kind for each of these, with the same name.</summary>
    private static IEnumerable<SyntheticObject> Named(IEnumerable<SyntheticObject> objects, string kind, string sameNameAs) =>
        objects.Select(x => new SyntheticObject(("namespace", x["namespace"]!), (kind, x[sameNameAs]!)));

    private static SyntheticObject Node(int node) => new(
        ("node", SyntheticPods.NodeName(node)), ("provider_id", $"cloud:///{SyntheticPods.NodeName(node)}"), ("pod_cidr", string.Create(CultureInfo.InvariantCulture, $"10.244.{node}.0/24")),
        ("system_uuid", Deterministic.Uid($"node/{node}")), ("internal_ip", SyntheticPods.NodeIp(node)), ("address", SyntheticPods.NodeIp(node)));

    private static SyntheticObject Lease(int node) => new(
        ("namespace", "kube-node-lease"), ("lease", SyntheticPods.NodeName(node)), ("lease_holder", SyntheticPods.NodeName(node)), ("owner_kind", "Node"), ("owner_name", SyntheticPods.NodeName(node)));

    private static SyntheticObject Job(string @namespace, string name) => new(
        ("namespace", @namespace), ("job_name", name), ("owner_kind", "CronJob"), ("owner_name", "report"), ("owner_is_controller", "true"));

    private static SyntheticObject Service(SyntheticObject service, int index) =>
        service.With(("uid", Deterministic.Uid($"service/{service["namespace"]}/{service["service"]}")), ("cluster_ip", $"10.96.{index / 250}.{(index % 250) + 1}"));

    private static SyntheticObject Scaler(SyntheticObject scaler) => scaler.With(
        ("scaletargetref_api_version", "apps/v1"), ("scaletargetref_kind", "Deployment"), ("scaletargetref_name", scaler["horizontalpodautoscaler"]!));
}
