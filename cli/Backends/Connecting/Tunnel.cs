using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Monitoring.Cli.Backends.Connecting;

/// <summary>A way to a Service of the cluster, by <c>kubectl port-forward</c>. It opens again, on the same port, when the pod behind it goes away, and is gone with its owner.</summary>
internal sealed partial class Tunnel : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new();
    private readonly Func<int, ProcessStartInfo> _start;
    private readonly Task _watch;
    private Process _process;

    private Tunnel(Func<int, ProcessStartInfo> start, Process process, int port)
    {
        (_start, _process, Port) = (start, process, port);
        _watch = WatchAsync();
    }

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>Opens one.</summary>
    /// <param name="cluster">Which cluster.</param>
    /// <param name="space">Namespace of the Service.</param>
    /// <param name="service">Its name.</param>
    /// <param name="port">Its port.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="UnreachableException">kubectl does not lead there; the message has its words.</exception>
    public static async Task<Tunnel> OpenAsync(ClusterAccess cluster, string space, string service, int port, CancellationToken cancellation)
    {
        ProcessStartInfo Start(int local) => new(cluster.Tool.FullPath, [.. cluster.Kubectl.Connection(), "--namespace", space, "port-forward", $"service/{service}", string.Create(CultureInfo.InvariantCulture, $"{(local == 0 ? "" : local)}:{port}")])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var process = Process.Start(Start(0)) ?? throw new IOException("'kubectl' could not be started.");
        try
        {
            var said = await process.StandardOutput.ReadLineAsync(cancellation);
            if (Forwarding().Match(said ?? "") is { Success: true } match)
                return new Tunnel(Start, process, int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
            var reason = (await process.StandardError.ReadToEndAsync(cancellation)).Trim();
            throw new UnreachableException($"service/{service} in namespace '{space}' ({cluster.Kubectl.Where})", reason);
        }
        catch
        {
            End(process);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        End(_process);
        await _watch;
        _end.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            // What it says must be read, or it stops when the pipe is full.
            await Task.WhenAll(DrainAsync(_process.StandardOutput), DrainAsync(_process.StandardError), _process.WaitForExitAsync());
            _process.Dispose();
            await Task.Delay(Pause, _end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
            if (_end.IsCancellationRequested)
                return;
            _process = Process.Start(_start(Port)) ?? throw new IOException("'kubectl' could not be started.");
            if (_end.IsCancellationRequested)
                End(_process);
        }
    }

    private static async Task DrainAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is not null)
        {
        }
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    [GeneratedRegex(@"^Forwarding from 127\.0\.0\.1:(\d+) ")]
    private static partial Regex Forwarding();
}
