namespace Monitoring.Cli.Traces;

/// <summary>Remembers the traces that were shown, the last 100,000 of them, so that none is shown twice.</summary>
internal sealed class ShownTraces
{
    private const int Most = 100_000;

    private readonly HashSet<string> _ids = [];
    private readonly Queue<string> _order = new();

    public bool Contains(string id) => _ids.Contains(id);

    /// <summary>False for one that is known.</summary>
    public bool Add(string id)
    {
        if (!_ids.Add(id))
            return false;
        _order.Enqueue(id);
        if (_order.Count > Most)
            _ids.Remove(_order.Dequeue());
        return true;
    }
}
