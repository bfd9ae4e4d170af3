namespace Monitoring.Cli.Backends.Logs.Cluster;

/// <summary>
/// How far a container's log has been read. Kubernetes reads from a whole second on, so a log that is opened again begins with lines that are known; they are
/// counted by their nanoseconds, because the two streams of a container are not quite in order.
/// </summary>
/// <param name="since">Nothing before is wanted.</param>
internal sealed class LogPosition(DateTimeOffset since)
{
    private readonly Dictionary<string, int> _recent = new(StringComparer.Ordinal);
    private readonly Queue<(long Second, string Time)> _order = new();
    private Dictionary<string, int> _again = [];
    private DateTimeOffset _from = DateTimeOffset.MinValue;
    private long _newest = long.MinValue;

    /// <summary>The second to read from.</summary>
    public DateTimeOffset From => DateTimeOffset.FromUnixTimeSeconds(Math.Max(since.ToUnixTimeSeconds(), _newest == long.MinValue ? long.MinValue : _newest - 1));

    /// <summary>The log is about to be read from <see cref="From"/> again.</summary>
    public void Reopen() => (_again, _from) = (new(_recent, StringComparer.Ordinal), From);

    /// <summary>True for a line that was not read before, and from now on was.</summary>
    public bool Pass(ContainerLine line)
    {
        if (line.At < since || line.At < _from)
            return false;
        if (_again.TryGetValue(line.Time, out var known) && known > 0)
        {
            _again[line.Time] = known - 1;
            return false;
        }

        var second = line.At.ToUnixTimeSeconds();
        _newest = Math.Max(_newest, second);
        _recent[line.Time] = _recent.GetValueOrDefault(line.Time) + 1;
        _order.Enqueue((second, line.Time));
        while (_order.Peek() is var oldest && oldest.Second < _newest - 1)
        {
            _order.Dequeue();
            if (--_recent[oldest.Time] == 0)
                _recent.Remove(oldest.Time);
        }

        return true;
    }
}
