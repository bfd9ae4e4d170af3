using System.Globalization;
using System.Runtime.CompilerServices;
using Monitoring.Cli.Backends.Connecting;

namespace Monitoring.Cli.Backends.Logs.Cluster;

/// <summary>The log of one container, which may be read again and again: every line of it comes once.</summary>
/// <param name="cluster">Which cluster.</param>
/// <param name="since">Nothing before is wanted.</param>
internal sealed class ContainerLog(ClusterAccess cluster, DateTimeOffset since)
{
    private readonly LogPosition _position = new(since);

    /// <summary>The run that was read last; -1 before the first.</summary>
    public int Run { get; set; } = -1;

    /// <summary>False once the API server has said that there is no such pod.</summary>
    public bool IsThere { get; private set; } = true;

    /// <summary>What is there of the run before this one, as far as it is wanted, and of this one.</summary>
    public async IAsyncEnumerable<LogRecord> HistoryAsync(PodContainer container, int? tail, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (container.PreviousEnd >= since)
        {
            await foreach (var record in ReadAsync(container, isPrevious: true, follow: false, tail, cancellation))
                yield return record;
        }

        Run = container.Restarts;
        if (!container.HasStarted)
            yield break;
        await foreach (var record in ReadAsync(container, isPrevious: false, follow: false, tail, cancellation))
            yield return record;
    }

    /// <summary>What is new in it.</summary>
    /// <param name="container">Of which container.</param>
    /// <param name="isPrevious">Of the run before this one.</param>
    /// <param name="follow">Until the container ends, its file is changed for a new one, or the connection breaks.</param>
    /// <param name="tail">At most so many lines; null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    public async IAsyncEnumerable<LogRecord> ReadAsync(PodContainer container, bool isPrevious, bool follow, int? tail, [EnumeratorCancellation] CancellationToken cancellation)
    {
        _position.Reopen();
        await using var kubectl = new KubectlProcess(cluster, Arguments(container, isPrevious, follow, tail), cancellation);
        while (await kubectl.Output.ReadLineAsync(cancellation) is { } text)
        {
            if (ContainerLine.Parse(text) is { } line && _position.Pass(line))
                yield return line.Record(container);
        }

        cancellation.ThrowIfCancellationRequested();
        // A run whose log is gone, and one that has not begun, are no reason to stop.
        IsThere = (await kubectl.EndAsync(cancellation))?.Contains($"pods \"{container.Pod}\" not found", StringComparison.Ordinal) != true;
    }

    private IEnumerable<string> Arguments(PodContainer container, bool isPrevious, bool follow, int? tail)
    {
        foreach (var argument in new[] { "logs", container.Pod, "--namespace", container.Namespace, "--container", container.Name, "--timestamps" })
            yield return argument;
        yield return $"--since-time={_position.From.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}";
        if (isPrevious)
            yield return "--previous";
        if (follow)
            yield return "--follow";
        if (tail is { } lines)
            yield return string.Create(CultureInfo.InvariantCulture, $"--tail={lines}");
    }
}
