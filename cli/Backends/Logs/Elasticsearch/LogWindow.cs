namespace Monitoring.Cli.Backends.Logs.Elasticsearch;

/// <summary>
/// What has been read of the last minutes, second by second. Records become searchable seconds after they were written, some of them minutes, so a reader has to
/// look back: at the seconds of which there are more records now than there were before, and only at those.
/// </summary>
/// <param name="start">Nothing before is looked at.</param>
internal sealed class LogWindow(DateTimeOffset start)
{
    /// <summary>How far back late records are found.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    /// <summary>And with so many records in a shorter time, not that far: this bounds the memory to some 30 MB.</summary>
    public const int MostRecords = 500_000;

    private readonly SortedDictionary<long, HashSet<UInt128>> _read = [];
    private Dictionary<long, long> _counts = [];
    private int _records;

    /// <summary>Where it begins, a whole second.</summary>
    public DateTimeOffset Start { get; private set; } = DateTimeOffset.FromUnixTimeSeconds(start.ToUnixTimeSeconds());

    /// <summary>True for a record that was not read before, and from now on was.</summary>
    public bool Add(LogHit hit)
    {
        if (hit.At < Start)
            return true;
        var second = hit.At.ToUnixTimeSeconds();
        if (!_read.TryGetValue(second, out var ids))
            _read[second] = ids = [];
        if (!ids.Add(Hash(hit.Id)))
            return false;
        _records++;
        while (_records > MostRecords && _read.Count > 1)
            Begin(DateTimeOffset.FromUnixTimeSeconds(_read.Keys.First() + 1));
        return true;
    }

    /// <summary>Moves the beginning forward.</summary>
    public void Begin(DateTimeOffset from)
    {
        if (from <= Start)
            return;
        Start = DateTimeOffset.FromUnixTimeSeconds(from.ToUnixTimeSeconds());
        while (_read.Count > 0 && _read.Keys.First() is var oldest && oldest < Start.ToUnixTimeSeconds())
        {
            _records -= _read[oldest].Count;
            _read.Remove(oldest);
        }
    }

    /// <summary>The seconds whose number of records is not what it was, as stretches of time.</summary>
    /// <param name="counts">Records by second, as they are now.</param>
    public IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Changed(IReadOnlyDictionary<long, long> counts)
    {
        var stretches = new List<(DateTimeOffset From, DateTimeOffset To)>();
        foreach (var second in counts.Where(count => count.Key >= Start.ToUnixTimeSeconds() && _counts.GetValueOrDefault(count.Key) != count.Value).Select(count => count.Key).Order())
        {
            var from = DateTimeOffset.FromUnixTimeSeconds(second);
            if (stretches.Count > 0 && stretches[^1].To == from)
                stretches[^1] = (stretches[^1].From, from.AddSeconds(1));
            else
                stretches.Add((from, from.AddSeconds(1)));
        }

        return stretches;
    }

    /// <summary>These numbers are taken care of. They are asked for before the records are read: what comes in between is a change, next time.</summary>
    public void Remember(IReadOnlyDictionary<long, long> counts) => _counts = new(counts);

    /// <summary>FNV-1a with 128 bits: ids are kept for millions of records, and two of them are never the same by chance.</summary>
    private static UInt128 Hash(string id)
    {
        var hash = new UInt128(0x6c62272e07bb0142, 0x62b821756295c58d);
        foreach (var letter in id)
            hash = (hash ^ letter) * new UInt128(0x0000000001000000, 0x000000000000013b);
        return hash;
    }
}
