using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Monitoring.Tests.Real.Processes;

namespace Monitoring.Tests.Cli.Backends;

/// <summary>A backend that a test plays on a loopback port: one request after the other. It can go away in the middle, and come back.</summary>
internal sealed class PlayedServer : IAsyncDisposable
{
    private readonly Func<PlayedRequest, PlayedAnswer> _answer;
    private readonly int _port = FreePorts.Next();
    private HttpListener _listener = new();
    private CancellationTokenSource _end = new();
    private Task _serving = Task.CompletedTask;

    /// <param name="answer">What is answered to a request; called for one at a time.</param>
    public PlayedServer(Func<PlayedRequest, PlayedAnswer> answer)
    {
        _answer = answer;
        Start();
    }

    public Uri Address => new($"http://127.0.0.1:{_port}/");

    /// <summary>What was asked so far.</summary>
    public ConcurrentQueue<PlayedRequest> Requests { get; } = new();

    /// <summary>Listens again, after <see cref="StopAsync"/>.</summary>
    public void Start()
    {
        (_listener, _end) = (new HttpListener(), new CancellationTokenSource());
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    /// <summary>Goes away; connections break.</summary>
    public async Task StopAsync()
    {
        await _end.CancelAsync();
        _listener.Close();
        await _serving;
        _end.Dispose();
    }

    /// <summary>Goes away until something has happened, and comes back.</summary>
    public async Task RestartAsync(Func<bool> happened)
    {
        await StopAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!happened())
            await Task.Delay(20, patience.Token);
        Start();
    }

    public async ValueTask DisposeAsync()
    {
        if (_listener.IsListening)
            await StopAsync();
    }

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await ServeOneAsync(await _listener.GetContextAsync().WaitAsync(_end.Token));
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or OperationCanceledException)
            {
                // The server was stopped, or the caller gave up.
            }
        }
    }

    private async Task ServeOneAsync(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var request = new PlayedRequest(context.Request.HttpMethod, context.Request.Url!.PathAndQuery, context.Request.Headers["Authorization"], context.Request.ContentType, await reader.ReadToEndAsync());
        Requests.Enqueue(request);
        var answer = _answer(request);
        await Task.Delay(answer.After, _end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        if (answer.Breaks || _end.IsCancellationRequested)
        {
            BreakOff(context.Response);
            return;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer.Text));
        context.Response.Close();
    }

    private static void BreakOff(HttpListenerResponse response)
    {
        try
        {
            // Without a promise that is broken it would be an empty answer.
            response.ContentLength64 = 1000;
        }
        catch (InvalidOperationException)
        {
            // The listener that was closed meanwhile has done the same.
        }

        response.Abort();
    }
}
