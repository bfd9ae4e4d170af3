using System.Net;
using Monitoring.Tests.Real.Processes;

namespace Monitoring.Tests.Real.Pipeline;

/// <summary>An exporter that says what the test wants, and can die and come back.</summary>
internal sealed class FakeExporter : LoopbackServer
{
    private volatile bool _isDown;
    private volatile string _metrics = "";

    public FakeExporter() => Serve();

    /// <summary>True while every scrape fails.</summary>
    public bool IsDown
    {
        get => _isDown;
        set => _isDown = value;
    }

    /// <summary>What a scrape gets, in Prometheus' text format.</summary>
    public string Metrics
    {
        get => _metrics;
        set => _metrics = value;
    }

    protected override LoopbackAnswer Answer(HttpListenerRequest request, string body) =>
        _isDown ? new(503) : new(200, $"{_metrics}\n", "text/plain; version=0.0.4");
}
