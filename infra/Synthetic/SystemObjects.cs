using System.Collections.Immutable;

namespace Monitoring.Synthetic;

/// <summary>What etcd, NATS and a mesh tell about: members, streams, callers.</summary>
internal static class SystemObjects
{
    /// <summary>Services that one pod of a mesh calls.</summary>
    private const int Callees = 4;

    /// <summary>The other members of etcd.</summary>
    public static IEnumerable<SyntheticObject> EtcdPeers(int member, int members) =>
        Enumerable.Range(0, members).Where(x => x != member).Select(x => Id(x) is var id ? new SyntheticObject(("To", id), ("From", id), ("Remote", id), ("Local", Id(member))) : new());

    /// <summary>A NATS server.</summary>
    public static SyntheticObject NatsServer(SyntheticObject pod) => pod.With(
        ("server_id", Id(pod["pod"]!)), ("server_name", pod["pod"]!), ("cluster", "nats"), ("domain", ""), ("meta_leader", "nats-1"), ("is_meta_leader", pod["pod"] == "nats-1" ? "true" : "false"));

    /// <summary>Streams, their consumers, accounts and clients of a NATS server.</summary>
    public static IEnumerable<SyntheticObject> OfNats(ClusterProfile profile, SyntheticObject server, string kind)
    {
        var account = server.With(("account", "APP"), ("account_name", "APP"), ("account_id", "APP"));
        return kind switch
        {
            "account" => [account],
            "stream" => Enumerable.Range(0, profile.NatsStreams).Select(i => Stream(account, profile, i)),
            "consumer" => from i in Enumerable.Range(0, profile.NatsStreams)
                          from j in Enumerable.Range(0, profile.NatsConsumers)
                          let stream = Stream(account, profile, i)
                          select stream.With(("consumer_name", $"consumer-{j}"), ("consumer_leader", stream["stream_leader"]!), ("is_consumer_leader", stream["is_stream_leader"]!), ("consumer_desc", "")),
            "connection" => Enumerable.Range(1, profile.NatsConnections).Select(i => server.With(
                ("cid", $"{i}"), ("kind", "Client"), ("type", "nats"), ("ip", $"10.244.{i / 250}.{(i % 250) + 1}"), ("port", $"{40_000 + i}"), ("name", $"service-{i:000}"))),
            _ => [],
        };
    }

    /// <summary>What a proxy reports of requests: as the one that calls, and as the one that is called.</summary>
    public static IEnumerable<SyntheticObject> MeshRoutes(IReadOnlyList<SyntheticObject> pods, SyntheticObject pod, string kind)
    {
        if (kind != "route")
            yield break;
        var start = (int)(Deterministic.Hash(pod["pod"]!) % (ulong)pods.Count);
        foreach (var other in pods.Skip(start).Concat(pods).DistinctBy(x => x["owner_name"]).Take(Callees))
        {
            yield return Route("source", pod, other);
            yield return Route("destination", other, pod);
        }
    }

    private static SyntheticObject Route(string reporter, SyntheticObject from, SyntheticObject to) =>
        new([.. new[] { ("reporter", reporter) }, .. End("source", from), .. End("destination", to), ("destination_service", $"{to["owner_name"]}.{to["namespace"]}.svc.cluster.local"), ("destination_service_name", to["owner_name"]!), ("destination_service_namespace", to["namespace"]!)]);

    private static ImmutableArray<(string, string)> End(string end, SyntheticObject pod) =>
    [
        ($"{end}_workload", pod["owner_name"]!), ($"{end}_workload_namespace", pod["namespace"]!), ($"{end}_app", pod["owner_name"]!), ($"{end}_version", "v1"), ($"{end}_cluster", "Kubernetes"),
        ($"{end}_canonical_service", pod["owner_name"]!), ($"{end}_canonical_revision", "v1"), ($"{end}_principal", $"spiffe://cluster.local/ns/{pod["namespace"]}/sa/default"),
    ];

    private static SyntheticObject Stream(SyntheticObject account, ClusterProfile profile, int number)
    {
        var leader = $"nats-{number % Math.Max(1, profile.NatsServers)}";
        return account.With(
            ("stream_name", $"ORDERS{number}"), ("stream_leader", leader), ("is_stream_leader", leader == account["server_name"] ? "true" : "false"), ("stream_raft_group", $"S-R3F-{number}"));
    }

    private static string Id(object of) => Deterministic.Hex($"{of}", 16);
}
