using System.Collections.Immutable;
using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;

namespace Monitoring.Tests.Real.Nats;

/// <summary>Three real NATS servers with JetStream, each with a stand-in for the exporter on a loopback address of its own, as pods have theirs.</summary>
internal sealed class NatsCluster : IAsyncDisposable
{
    private const int Size = 3;

    private readonly TemporaryFolder _root = new();
    private readonly List<NatsExporterStandIn> _exporters = [];

    private NatsCluster(int exporterPort) => ExporterPort = exporterPort;

    public int ExporterPort { get; }

    public ImmutableArray<NatsProcess> Servers { get; private set; } = [];

    /// <summary>Port of the first server's clients.</summary>
    public int ClientPort { get; private set; }

    public static IEnumerable<PodTarget> Targets => Enumerable.Range(0, Size).Select(index => new PodTarget($"{Address(index)}:4222", new Dictionary<string, string>
    {
        ["__meta_kubernetes_namespace"] = "nats",
        ["__meta_kubernetes_pod_name"] = Name(index),
        ["__meta_kubernetes_pod_node_name"] = $"node-{index}",
        ["__meta_kubernetes_pod_phase"] = "Running",
        ["__meta_kubernetes_pod_ip"] = Address(index),
    }));

    /// <param name="prefix">How the exporters begin the names of their metrics.</param>
    public static async Task<NatsCluster> StartAsync(string prefix)
    {
        var cluster = new NatsCluster(FreePorts.Next());
        try
        {
            await cluster.StartServersAsync();
            for (var index = 0; index < Size; index++)
                cluster._exporters.Add(new NatsExporterStandIn(new Uri($"http://{Address(index)}:{cluster.ExporterPort}/"), cluster.Servers[index].Address, prefix));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>The server that leads JetStream comes last.</summary>
    public async Task<IReadOnlyList<NatsProcess>> FollowersFirstAsync()
    {
        var leader = await Eventually.GetAsync("JetStream has a leader", TimeSpan.FromSeconds(60), Servers[0].LeaderAsync, () => Servers[0].Evidence);
        return [.. Servers.OrderBy(server => leader == Name(Servers.IndexOf(server)))];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var exporter in _exporters)
            await exporter.DisposeAsync();
        foreach (var server in Servers)
            await server.DisposeAsync();
        _root.Dispose();
    }

    private static string Address(int index) => $"127.0.0.{31 + index}";

    private static string Name(int index) => $"nats-{index}";

    private async Task StartServersAsync()
    {
        var command = await Binaries.PathOfNatsAsync();
        var routes = Enumerable.Range(0, Size).Select(_ => $"127.0.0.1:{FreePorts.Next()}").ToArray();
        ClientPort = FreePorts.Next();
        for (var index = 0; index < Size; index++)
        {
            var monitoring = FreePorts.Next();
            var configuration = _root.Write($"nats-{index}.conf", $$"""
                server_name: {{Name(index)}}
                listen: "127.0.0.1:{{(index == 0 ? ClientPort : FreePorts.Next())}}"
                http: "127.0.0.1:{{monitoring}}"
                jetstream: { store_dir: "{{_root.PathOf($"store-{index}")}}", max_mem: 64MB, max_file: 256MB }
                cluster: { name: nats, listen: "{{routes[index]}}", routes: [{{string.Join(", ", routes.Select(route => $"\"nats-route://{route}\""))}}] }
                """);
            Servers = Servers.Add(new NatsProcess(command, monitoring, ["--config", configuration]));
        }

        await Task.WhenAll(Servers.Select(server => server.StartAsync()));
    }
}
