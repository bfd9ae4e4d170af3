using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;

namespace Monitoring.Tests.Real.Pipeline;

/// <summary>Two Alertmanagers from the rendered pod, which gossip over loopback and notify the fake on-call service.</summary>
internal sealed class AlertmanagerCluster : IAsyncDisposable
{
    private const int Size = 2;

    private static readonly TimeSpan JoinLimit = TimeSpan.FromSeconds(120);

    private readonly TemporaryFolder[] _roots = [.. Enumerable.Range(0, Size).Select(_ => new TemporaryFolder())];
    private readonly RenderedPod _pod;

    private AlertmanagerCluster(RenderedPod pod) => _pod = pod;

    public IReadOnlyList<AlertmanagerProcess> Members { get; private set; } = [];

    public IEnumerable<PodTarget> Targets => Members.SelectMany((member, index) => PodTarget.Of(_pod, "web", member.Address, $"alertmanager-{index}"));

    public string Evidence => string.Concat(Members.Select(member => member.Evidence));

    /// <param name="pod">The rendered pod.</param>
    /// <param name="adapt">Makes the configuration to run with from the rendered one.</param>
    public static async Task<AlertmanagerCluster> StartAsync(RenderedPod pod, Func<string, string> adapt)
    {
        var cluster = new AlertmanagerCluster(pod);
        await cluster.StartAsync(adapt);
        return cluster;
    }

    /// <summary>The member whose turn to notify is first; the others only step in for it.</summary>
    public async Task<AlertmanagerProcess> FirstInTurnAsync()
    {
        foreach (var member in Members)
        {
            if (await member.PositionAsync() == 0)
                return member;
        }

        throw new InvalidOperationException($"No Alertmanager is first in turn.\n{Evidence}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var member in Members)
            await member.DisposeAsync();
        foreach (var root in _roots)
            root.Dispose();
    }

    private async Task StartAsync(Func<string, string> adapt)
    {
        var command = await Binaries.PathOfAsync("alertmanager");
        int[] gossip = [.. _roots.Select(_ => FreePorts.Next())];
        Members = [.. _roots.Select((root, index) => Create(command, root, gossip, index, adapt))];
        await Task.WhenAll(Members.Select(member => member.StartAsync()));
        foreach (var member in Members)
            await Eventually.HoldsAsync($"{member.Name} sees its peer", JoinLimit, async () => await member.PeersAsync() == Size, () => Evidence);
    }

    private AlertmanagerProcess Create(string command, TemporaryFolder root, int[] gossip, int index, Func<string, string> adapt)
    {
        var port = FreePorts.Next();
        _pod.WriteMounts(root);
        var configuration = RenderedPod.PathOf(root, RenderedPod.AlertmanagerConfiguration);
        File.WriteAllText(configuration, _pod.Relocate(adapt(File.ReadAllText(configuration)), root));

        var flags = _pod.Flags(root)
            .Set("--web.listen-address", $"127.0.0.1:{port}")
            .Set("--cluster.listen-address", $"127.0.0.1:{gossip[index]}")
            .Set("--cluster.advertise-address", $"127.0.0.1:{gossip[index]}")
            .Set("--cluster.peer", [.. gossip.Where((_, other) => other != index).Select(peer => $"127.0.0.1:{peer}")])
            .Set("--cluster.gossip-interval", "100ms")
            // Longer than a call takes on a busy machine, or the next in turn would make it too; and well below a group's interval, because one
            // that still waits for its turn when the end of an alert is reported reports the alert again.
            .Set("--cluster.peer-timeout", "2s")
            .Set("--dispatch.start-delay", "1s");
        return new AlertmanagerProcess(command, port, flags);
    }
}
