using System.Diagnostics;
using Monitoring.Cli.Backends.Connecting;

namespace Monitoring.Cli.Backends.Logs.Cluster;

/// <summary>A kubectl that goes on for a while; gone with its owner.</summary>
internal sealed class KubectlProcess : IAsyncDisposable
{
    private readonly ClusterAccess _cluster;
    private readonly Process _process;
    private readonly Task<string> _error;
    private readonly CancellationTokenRegistration _end;

    /// <param name="cluster">Which cluster.</param>
    /// <param name="arguments">Beside those that choose the cluster.</param>
    /// <param name="cancellation">Ends it at once.</param>
    public KubectlProcess(ClusterAccess cluster, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        _cluster = cluster;
        _process = Process.Start(new ProcessStartInfo(cluster.Tool.FullPath, [.. arguments, .. cluster.Kubectl.Connection()]) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new IOException("'kubectl' could not be started.");
        _error = _process.StandardError.ReadToEndAsync(CancellationToken.None);
        _end = cancellation.Register(Kill);
    }

    public StreamReader Output => _process.StandardOutput;

    /// <summary>Waits for its end, which comes soon after the end of its output.</summary>
    /// <returns>Its last words; null when it succeeded.</returns>
    /// <exception cref="NotAllowedException">The caller may not do this.</exception>
    /// <exception cref="UnreachableException">The API server does not answer.</exception>
    public async Task<string?> EndAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        var reason = (await _error).Split('\n').Select(line => line.Trim()).LastOrDefault(line => line.Length > 0) ?? "";
        if (_process.ExitCode == 0)
            return null;
        if (reason.Contains("Forbidden", StringComparison.Ordinal))
            throw new NotAllowedException(reason);
        // "Error from server (NotFound)" and (BadRequest) are about the pod; everything else is about the way there.
        return reason.Contains("(NotFound)", StringComparison.Ordinal) || reason.Contains("(BadRequest)", StringComparison.Ordinal) ? reason
            : throw new UnreachableException($"the cluster ({_cluster.Kubectl.Where})", reason.Length > 0 ? reason : $"kubectl ended with {_process.ExitCode} and no word");
    }

    public async ValueTask DisposeAsync()
    {
        await _end.DisposeAsync();
        Kill();
        await _error;
        _process.Dispose();
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }
}
