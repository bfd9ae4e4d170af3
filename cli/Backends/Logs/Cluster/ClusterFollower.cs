using System.Threading.Channels;
using Monitoring.Cli.Backends.Connecting;

namespace Monitoring.Cli.Backends.Logs.Cluster;

/// <summary>Follows containers through restarts, changes of their log files and lost connections, and finds new ones.</summary>
/// <param name="cluster">Which cluster.</param>
/// <param name="pods">Where containers are looked for.</param>
/// <param name="isWanted">Which of them.</param>
/// <param name="most">At most so many logs are open at once.</param>
/// <param name="say">Called with a line about what comes and goes.</param>
internal sealed class ClusterFollower(ClusterAccess cluster, PodList pods, Func<PodContainer, bool> isWanted, int most, Action<string> say)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string, string), PodContainer> _containers = [];
    private readonly Dictionary<(string, string), ContainerLog> _logs = [];
    private readonly Dictionary<(string, string), Task> _open = [];
    private readonly Channel<LogRecord> _records = Channel.CreateBounded<LogRecord>(10_000);
    private bool _isLost;
    private bool _isFull;

    /// <summary>What comes in.</summary>
    public ChannelReader<LogRecord> Records => _records.Reader;

    /// <summary>Since when the logs of containers are read that appear later.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Takes a container over whose history has been read.</summary>
    public void Know(PodContainer container, ContainerLog log) => (_containers[container.Key], _logs[container.Key]) = (container, log);

    /// <summary>Goes on until it is told to end; no kubectl is left then.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        try
        {
            foreach (var known in _containers.Values.ToList())
                Look(known, isNew: false, end.Token);
            await Task.WhenAll(pods.Scopes.Select(scope => WatchAsync(scope, end.Token)));
        }
        catch (OperationCanceledException)
        {
            // Told to end.
        }
        catch (Exception e)
        {
            _records.Writer.TryComplete(e);
        }

        await end.CancelAsync();
        Task[] open;
        lock (_lock)
            open = [.. _open.Values];
        await Task.WhenAll(open);
        _records.Writer.TryComplete();
    }

    private async Task WatchAsync(string scope, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                await foreach (var (container, isDeleted) in pods.WatchAsync(scope, cancellation))
                {
                    if (isDeleted)
                        Forget(container);
                    else if (isWanted(container))
                        Look(container, isNew: true, cancellation);
                }
            }
            catch (UnreachableException e)
            {
                Lost(e.Message);
            }

            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>Opens the log of a container where there is something new to read.</summary>
    private void Look(PodContainer container, bool isNew, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _containers[container.Key] = container;
            if (_open.ContainsKey(container.Key) || cancellation.IsCancellationRequested)
                return;
            var log = _logs.GetValueOrDefault(container.Key);
            if (container.State != "running" && !(container.State == "terminated" && container.Restarts > (log?.Run ?? -1)))
                return;
            if (_open.Count >= most)
            {
                if (!_isFull)
                    say($"{container} is not followed: {most} logs are open. --max-components allows more.");
                _isFull = true;
                return;
            }

            if (isNew)
                say($"+ {container}");
            _logs[container.Key] = log ??= new ContainerLog(cluster, Since);
            _open[container.Key] = Task.Run(() => FollowAsync(container.Key, log, cancellation), CancellationToken.None);
        }
    }

    private void Forget(PodContainer container)
    {
        lock (_lock)
        {
            if (_containers.Remove(container.Key))
                say($"- {container}");
            _logs.Remove(container.Key);
        }
    }

    private async Task FollowAsync((string, string) key, ContainerLog log, CancellationToken cancellation)
    {
        try
        {
            for (var pause = Pause; Current(key) is { State: not "waiting" } container; pause = Longer(pause))
            {
                try
                {
                    if (log.Run < 0 ? container.PreviousEnd >= Since : container.Restarts > log.Run)
                        await PassOnAsync(log.ReadAsync(container, isPrevious: true, follow: false, null, cancellation), cancellation);
                    log.Run = container.Restarts;
                    var isEnd = container.State == "terminated";
                    if (await PassOnAsync(log.ReadAsync(container, isPrevious: false, follow: !isEnd, null, cancellation), cancellation))
                        pause = Pause;
                    if (!log.IsThere)
                        Forget(container);
                    if (isEnd)
                        break;
                }
                catch (UnreachableException e)
                {
                    Lost(e.Message);
                }

                await Task.Delay(pause, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // Told to end.
        }
        catch (Exception e)
        {
            _records.Writer.TryComplete(e);
        }

        lock (_lock)
            _open.Remove(key);
        // It may have started again while this ended.
        if (Current(key) is { } now)
            Look(now, isNew: false, cancellation);
    }

    /// <returns>True when something came.</returns>
    private async Task<bool> PassOnAsync(IAsyncEnumerable<LogRecord> records, CancellationToken cancellation)
    {
        var any = false;
        await foreach (var record in records)
        {
            if (!any)
                Found();
            any = true;
            await _records.Writer.WriteAsync(record, cancellation);
        }

        Found();
        return any;
    }

    private PodContainer? Current((string, string) key)
    {
        lock (_lock)
            return _containers.GetValueOrDefault(key);
    }

    private void Lost(string message)
    {
        lock (_lock)
        {
            if (!_isLost)
                say($"{message} Trying again ...");
            _isLost = true;
        }
    }

    private void Found()
    {
        lock (_lock)
        {
            if (_isLost)
                say("The cluster is back.");
            _isLost = false;
        }
    }

    private static TimeSpan Longer(TimeSpan pause) => pause * 2 < LongestPause ? pause * 2 : LongestPause;
}
