using System.Net;
using System.Text;
using Monitoring.Tests.Real.Processes;

namespace Monitoring.Tests.Real.Pipeline;

/// <summary>An exporter that says what the test wants, and can die and come back.</summary>
internal sealed class FakeExporter : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private volatile bool _isDown;
    private volatile string _metrics = "";

    public FakeExporter()
    {
        Address = new Uri($"http://127.0.0.1:{FreePorts.Next()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

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

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                context.Response.StatusCode = _isDown ? 503 : 200;
                context.Response.ContentType = "text/plain; version=0.0.4";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(_isDown ? "" : $"{_metrics}\n"));
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // The listener was stopped, or Prometheus gave up the scrape.
            }
        }
    }
}
