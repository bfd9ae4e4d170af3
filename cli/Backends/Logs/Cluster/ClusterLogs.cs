using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Monitoring.Cli.Backends.Connecting;

namespace Monitoring.Cli.Backends.Logs.Cluster;

/// <summary>Log records straight from the cluster's nodes, through kubectl: what the nodes still have, without waiting for anything to be indexed.</summary>
/// <param name="cluster">Which cluster.</param>
/// <param name="most">At most so many logs are open at once.</param>
/// <param name="say">Called with a line about what comes and goes.</param>
/// <param name="clock">The time of this machine.</param>
internal sealed partial class ClusterLogs(ClusterAccess cluster, int most, Action<string> say, TimeProvider clock) : ILogBackend
{
    /// <summary>So long after the end of what is wanted it is still waited for.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    private TimeSpan _ahead;

    /// <summary>As the API server's answers say it, which kubectl tells to those who ask for everything.</summary>
    public async Task<DateTimeOffset> NowAsync(CancellationToken cancellation)
    {
        var said = await cluster.Kubectl.RunAsync(cancellation, "get", "--raw=/version", "--v=8");
        if (Date().Match(said.Error) is { Success: true } match && DateTimeOffset.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var there))
            _ahead = TimeSpan.FromSeconds(Math.Round((there - clock.GetUtcNow()).TotalSeconds));
        return clock.GetUtcNow() + _ahead;
    }

    public async IAsyncEnumerable<LogRecord> ReadAsync(LogQuery query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var pods = new PodList(cluster, query.Namespaces);
        var logs = (await pods.ReadAsync(cancellation)).Where(container => IsWanted(query, container)).Select(container => (Container: container, Log: new ContainerLog(cluster, query.Since))).ToList();
        if (logs.Count > most)
            throw new UsageException($"{logs.Count} containers are meant, and at most {most} logs are open at once. Name fewer, or allow more with --max-components.");

        // Where nothing of the history is wanted, its last line still says where it ends.
        var history = RecordOrder.MergeAsync(logs.Select(one => one.Log.HistoryAsync(one.Container, query.Tail is { } lines ? Math.Max(lines, 1) : null, cancellation)), cancellation).Where(record => IsWanted(query, record));
        await foreach (var record in query.Tail is { } tail ? LastAsync(history, tail) : history)
            yield return record;
        if (!query.Follow)
            yield break;

        var follower = new ClusterFollower(cluster, pods, container => IsWanted(query, container), most, say) { Since = query.Since };
        foreach (var (container, log) in logs)
            follower.Know(container, log);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        if (query.Until is { } until)
            end.CancelAfter(TimeSpan.FromSeconds(Math.Clamp((until + Settling - _ahead - clock.GetUtcNow()).TotalSeconds, 0, TimeSpan.FromDays(30).TotalSeconds)));
        var running = follower.RunAsync(end.Token);
        try
        {
            await foreach (var record in RecordOrder.SettleAsync(follower.Records, clock, cancellation))
            {
                if (IsWanted(query, record))
                    yield return record;
            }
        }
        finally
        {
            await end.CancelAsync();
            await running;
        }
    }

    /// <summary>Counted by reading: the nodes keep no account.</summary>
    public async Task<IReadOnlyList<LogActivity>> ActivityAsync(TimeSpan window, CancellationToken cancellation)
    {
        var found = new SortedDictionary<ComponentId, LogActivity>();
        await foreach (var record in ReadAsync(new LogQuery { Since = clock.GetUtcNow() - window }, cancellation))
            found[record.Component] = new LogActivity(record.Component, (found.GetValueOrDefault(record.Component)?.Lines ?? 0) + 1, record.At);
        return [.. found.Values];
    }

    private static async IAsyncEnumerable<LogRecord> LastAsync(IAsyncEnumerable<LogRecord> records, int tail)
    {
        var last = new Queue<LogRecord>();
        await foreach (var record in records)
        {
            last.Enqueue(record);
            if (last.Count > tail)
                last.Dequeue();
        }

        foreach (var record in last)
            yield return record;
    }

    [GeneratedRegex(@"\bDate: (\w{3}, \d{2} \w{3} \d{4} [\d:]{8} GMT)")]
    private static partial Regex Date();

    private static bool IsWanted(LogQuery query, PodContainer container) =>
        query.Component is not { } component || LogDocument.IsOf(component, new ContainerLine("", "").Record(container));

    private static bool IsWanted(LogQuery query, LogRecord record) =>
        !(record.At >= query.Until) && (query.Levels.Length == 0 || query.Levels.Contains(record.Level)) && (query.TraceId is null || record.TraceId == query.TraceId);
}
