using Monitoring.Cli.Backends.Metrics;

namespace Monitoring.Cli.Metrics;

/// <summary>One series of a signal with its last values, oldest first.</summary>
/// <param name="query">What it answers.</param>
/// <param name="labels">What tells it from other series of the same answer; empty for the only one.</param>
internal sealed class SignalRow(SignalQuery query, string labels)
{
    /// <summary>As many as a line has room for.</summary>
    public const int Width = 40;

    private readonly Queue<MetricPoint> _points = new();

    public SignalQuery Query => query;

    public string Labels => labels;

    public IReadOnlyCollection<MetricPoint> Points => _points;

    /// <summary>The least and the greatest of several values.</summary>
    public (double Least, double Greatest)? Range =>
        _points.Select(point => point.Value).Where(double.IsFinite).ToList() is { Count: > 1 } finite ? (finite.Min(), finite.Max()) : null;

    public double? Last => _points.Count == 0 ? null : _points.Last().Value;

    /// <summary>The value of a time in milliseconds; null where it had none.</summary>
    public double? At(long time) => _points.Where(point => point.At.ToUnixTimeMilliseconds() == time).Select(point => (double?)point.Value).FirstOrDefault();

    public void Add(MetricPoint point, int most = Width)
    {
        _points.Enqueue(point);
        if (_points.Count > most)
            _points.Dequeue();
    }
}
