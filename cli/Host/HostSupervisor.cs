using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Monitoring.Cli.Tools;
using Monitoring.Settings;

namespace Monitoring.Cli.Host;

/// <summary>Starts the programs of a host in order, keeps them running, and stops them in the opposite order.</summary>
internal sealed class HostSupervisor(HostFolder folder, HostOptions options, ImmutableArray<HostProcess> processes, Toolbox tools, Action<string> say) : IAsyncDisposable
{
    /// <summary>Prometheus replays its log first, which may be long after a crash.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(3);

    /// <summary>Prometheus writes its head when it is asked to stop.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    private readonly ImmutableArray<ChildProcess> _children =
        [.. processes.Select(process => new ChildProcess(process, folder, tools.Find("setsid"), say))];

    private bool _ready;

    /// <summary>What was found beside the stack, in words; shown by other commands too.</summary>
    public ImmutableArray<string> Found { get; init; } = [];

    /// <summary>API server of the cluster that is watched; null for none.</summary>
    public Uri? Cluster { get; init; }

    public HostState State => new()
    {
        Supervisor = ProcessMark.Of(Environment.ProcessId)!,
        Options = options,
        Programs = [.. _children.Select(child => child.State)],
        IsReady = _ready,
        Found = Found,
        Cluster = Cluster,
    };

    /// <summary>Stops what an earlier supervisor left behind when it was killed.</summary>
    public static async Task StopLeftoversAsync(HostFolder folder, Action<string> say)
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(folder.State)!, "*.pid").Order(StringComparer.Ordinal))
        {
            if (ProcessMark.Read(file) is { } mark)
            {
                say($"{Path.GetFileNameWithoutExtension(file)} (process {mark.Id}) was left behind by a supervisor that was killed; it is stopped");
                await mark.StopAsync(StopPatience);
            }

            File.Delete(file);
        }
    }

    /// <summary>Names every port that somebody else listens on.</summary>
    /// <exception cref="ProblemsException">At least one is taken.</exception>
    public void DemandPorts()
    {
        var taken = processes.Where(process => !IsFree(process.Listen)).Select(process => Problem.Error(
            process.Name, $"Port {process.Listen.Port} of {process.Listen.Address} is taken by another program. Stop that, or move all ports with --port-offset 100.")).ToList();
        if (taken.Count > 0)
            throw new ProblemsException(taken);
    }

    /// <summary>Starts one after the other, each when the one before is ready.</summary>
    /// <exception cref="ProblemsException">One of them did not become ready.</exception>
    public async Task StartAsync(Action<HostProcess> isReady, CancellationToken cancellation)
    {
        foreach (var child in _children)
        {
            child.Start();
            try
            {
                await child.ReadyAsync(StartPatience, cancellation);
            }
            catch (TimeoutException e)
            {
                throw new ProblemsException(Problem.Error(child.What.Name, e.Message));
            }

            Publish();
            isReady(child.What);
        }

        _ready = true;
        Publish();
    }

    /// <summary>Writes down how things are.</summary>
    public void Publish() => State.Write(folder);

    public async ValueTask DisposeAsync()
    {
        foreach (var child in _children.Reverse())
        {
            await child.StopAsync(StopPatience);
            child.Dispose();
        }

        File.Delete(folder.State);
    }

    private static bool IsFree(IPEndPoint listen)
    {
        try
        {
            using var probe = new TcpListener(listen);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
