using System.Collections.Immutable;
using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;

namespace Monitoring.Tests.Real.Etcd;

/// <summary>Real etcd members, each on a loopback address of its own, as pods have theirs; all of them serve metrics at the same port.</summary>
internal sealed class EtcdCluster : IAsyncDisposable
{
    private readonly TemporaryFolder _root = new();

    private EtcdCluster(int port) => Port = port;

    /// <summary>Port of the metrics.</summary>
    public int Port { get; }

    public ImmutableArray<EtcdProcess> Members { get; private set; } = [];

    public IEnumerable<PodTarget> Targets => Members.Select((_, index) => new PodTarget($"{Address(index)}:2379", new Dictionary<string, string>
    {
        ["__meta_kubernetes_namespace"] = "kube-system",
        ["__meta_kubernetes_pod_name"] = $"etcd-{index}",
        ["__meta_kubernetes_pod_node_name"] = $"node-{index}",
        ["__meta_kubernetes_pod_phase"] = "Running",
        ["__meta_kubernetes_pod_ip"] = Address(index),
    }));

    /// <summary>Starts members that serve metrics over http.</summary>
    public static Task<EtcdCluster> StartAsync(int members) => StartAsync(members, (cluster, index) => ["--listen-metrics-urls", $"http://{Address(index)}:{cluster.Port}"]);

    /// <summary>Starts one member that serves metrics only to clients with a certificate.</summary>
    public static Task<EtcdCluster> StartWithTlsAsync(SignedCertificates certificates) => StartAsync(1, (cluster, index) =>
    [
        "--listen-client-urls", $"https://{Address(index)}:{cluster.Port}",
        "--client-cert-auth",
        "--trusted-ca-file", cluster._root.Write("ca.crt", certificates.Authority),
        "--cert-file", cluster._root.Write("server.crt", certificates.Server.Certificate),
        "--key-file", cluster._root.Write("server.key", certificates.Server.Key),
    ]);

    public static string Address(int index) => $"127.0.0.{11 + index}";

    public async ValueTask DisposeAsync()
    {
        foreach (var member in Members)
            await member.DisposeAsync();
        _root.Dispose();
    }

    private static async Task<EtcdCluster> StartAsync(int members, Func<EtcdCluster, int, string[]> more)
    {
        var cluster = new EtcdCluster(FreePorts.Next());
        var command = await Binaries.PathOfEtcdAsync();
        var peers = Enumerable.Range(0, members).Select(index => $"http://{Address(index)}:{FreePorts.Next()}").ToArray();
        for (var index = 0; index < members; index++)
            cluster.Members = cluster.Members.Add(cluster.Member(command, index, peers, more(cluster, index)));
        try
        {
            await Task.WhenAll(cluster.Members.Select(member => member.StartAsync()));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    private EtcdProcess Member(string command, int index, string[] peers, string[] more)
    {
        var metrics = FreePorts.Next();
        var clients = $"http://{Address(index)}:{FreePorts.Next()}";
        var flags = new List<string>
        {
            "--name", $"etcd-{index}",
            "--data-dir", _root.PathOf($"etcd-{index}"),
            "--metrics", "extensive",
            "--listen-peer-urls", peers[index],
            "--initial-advertise-peer-urls", peers[index],
            "--initial-cluster", string.Join(',', peers.Select((peer, other) => $"etcd-{other}={peer}")),
            "--advertise-client-urls", clients,
            // Slow enough for a machine that is busy with other things.
            "--heartbeat-interval", "250",
            "--election-timeout", "2500",
        };
        var own = more.ToList();
        if (!own.Contains("--listen-client-urls"))
            own.AddRange(["--listen-client-urls", clients]);
        // The test asks each member at a port of its own, beside the address that Prometheus scrapes.
        if (own.IndexOf("--listen-metrics-urls") is var at and >= 0)
            own[at + 1] += $",http://127.0.0.1:{metrics}";
        else
            own.AddRange(["--listen-metrics-urls", $"http://127.0.0.1:{metrics}"]);
        return new EtcdProcess(command, metrics, [.. flags, .. own]);
    }
}
