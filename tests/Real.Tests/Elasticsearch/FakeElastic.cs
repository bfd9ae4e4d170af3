using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Monitoring.Tests.Real.Processes;

namespace Monitoring.Tests.Real.Elasticsearch;

/// <summary>Answers like Elasticsearch's and Kibana's documented interfaces, as far as the scripts use them, and remembers what it was asked.</summary>
internal sealed class FakeElastic : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _loop;

    public FakeElastic(Func<RecordedCall, (int Status, string Answer)> answer)
    {
        Url = $"http://127.0.0.1:{FreePorts.Next()}";
        _listener.Prefixes.Add($"{Url}/");
        _listener.Start();
        _loop = AnswerAsync(answer);
    }

    public string Url { get; }

    public ConcurrentQueue<RecordedCall> Calls { get; } = [];

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _loop;
    }

    private async Task AnswerAsync(Func<RecordedCall, (int Status, string Answer)> answer)
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream);
            var login = context.Request.Headers["Authorization"] is { } header ? Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..])) : "";
            var call = new RecordedCall(context.Request.HttpMethod, context.Request.RawUrl!, login, await reader.ReadToEndAsync());
            Calls.Enqueue(call);
            var (status, text) = answer(call);
            context.Response.StatusCode = status;
            context.Response.Close(Encoding.UTF8.GetBytes(text), willBlock: true);
        }
    }
}
