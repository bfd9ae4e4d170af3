using System.Net;
using System.Text;
using Monitoring.Tests.Real.Processes;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.Host;

/// <summary>An on-call service that is told by webhook, and remembers what.</summary>
internal sealed class FakeWebhook : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly List<string> _told = [];
    private readonly Task _serving;

    public FakeWebhook()
    {
        Address = new Uri($"http://127.0.0.1:{FreePorts.Next()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>Status and name of each alert, such as <c>firing TargetDown</c>, in the order in which they came.</summary>
    public IReadOnlyList<string> Told
    {
        get
        {
            lock (_told)
                return [.. _told];
        }
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
                using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
                var body = JObject.Parse(await reader.ReadToEndAsync());
                lock (_told)
                    _told.AddRange(body["alerts"]!.Select(alert => $"{alert["status"]} {alert["labels"]!["alertname"]}"));
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // The listener was stopped.
            }
        }
    }
}
