using System.Net;
using System.Text;

namespace Monitoring.Tests.Real.Processes;

/// <summary>A server that a test plays: one request after the other, on a loopback port of its own.</summary>
internal abstract class LoopbackServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _end = new();
    private Task _serving = Task.CompletedTask;

    protected LoopbackServer()
    {
        Address = new Uri($"http://127.0.0.1:{FreePorts.Next()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        // Closing lets waiters go before it says that it is closed: one who begins to wait in between would wait for ever.
        await _end.CancelAsync();

        // Not after Stop: Close would open the port once more to leave it, and somebody else may have it by then.
        _listener.Close();
        await _serving;
        _end.Dispose();
    }

    /// <summary>Begins to answer; the last thing that a constructor does.</summary>
    protected void Serve() => _serving = ServeAsync();

    /// <summary>What is answered to a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="body">Its body.</param>
    protected abstract LoopbackAnswer Answer(HttpListenerRequest request, string body);

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var context = await _listener.GetContextAsync().WaitAsync(_end.Token);
                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                var answer = Answer(context.Request, await reader.ReadToEndAsync());
                context.Response.StatusCode = answer.Status;
                context.Response.ContentType = answer.ContentType;
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.Text));
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or OperationCanceledException)
            {
                // The server was stopped, or the caller gave up or was killed while it waited.
            }
        }
    }
}
