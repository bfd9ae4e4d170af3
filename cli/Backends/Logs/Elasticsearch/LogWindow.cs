namespace Monitoring.Cli.Backends.Logs.Elasticsearch;

/// <summary>
/// Which records of the last minutes have been read. Records become searchable seconds after they were written, some of them much later, so a reader has to look back,
/// and to know what it finds there.
/// </summary>
/// <param name="start">Nothing before is looked at.</param>
internal sealed class LogWindow(DateTimeOffset start)
{
    /// <summary>How far back is looked, by the time at which records were written and by the time at which they arrived.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    /// <summary>And with so many records in a shorter time, not that far: this bounds the memory to some 30 MB.</summary>
    public const int MostRecords = 500_000;

    private readonly HashSet<UInt128> _read = [];
    private readonly SortedDictionary<long, List<UInt128>> _seconds = [];

    /// <summary>Where it begins, a whole second.</summary>
    public DateTimeOffset Start { get; private set; } = DateTimeOffset.FromUnixTimeSeconds(start.ToUnixTimeSeconds());

    /// <summary>True for a record that was not read before, and from now on was.</summary>
    public bool Add(LogHit hit)
    {
        // One that was written long ago is looked at again for as long as its arrival is not.
        var at = hit.Arrived ?? hit.At;
        var id = Hash(hit.Id);
        if (at < Start)
            return !_read.Contains(id);
        if (!_read.Add(id))
            return false;
        var second = at.ToUnixTimeSeconds();
        if (!_seconds.TryGetValue(second, out var ids))
            _seconds[second] = ids = [];
        ids.Add(id);
        while (_read.Count > MostRecords && _seconds.Count > 1)
            Begin(DateTimeOffset.FromUnixTimeSeconds(_seconds.Keys.First() + 1));
        return true;
    }

    /// <summary>Moves the beginning forward.</summary>
    public void Begin(DateTimeOffset from)
    {
        if (from <= Start)
            return;
        Start = DateTimeOffset.FromUnixTimeSeconds(from.ToUnixTimeSeconds());
        while (_seconds.Count > 0 && _seconds.Keys.First() is var oldest && oldest < Start.ToUnixTimeSeconds())
        {
            _read.ExceptWith(_seconds[oldest]);
            _seconds.Remove(oldest);
        }
    }

    /// <summary>FNV-1a with 128 bits: ids are kept for millions of records, and two of them are never the same by chance.</summary>
    private static UInt128 Hash(string id)
    {
        var hash = new UInt128(0x6c62272e07bb0142, 0x62b821756295c58d);
        foreach (var letter in id)
            hash = (hash ^ letter) * new UInt128(0x0000000001000000, 0x000000000000013b);
        return hash;
    }
}
