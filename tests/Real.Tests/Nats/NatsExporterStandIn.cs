using System.Globalization;
using System.Net;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Tests.Real.Nats;

/// <summary>
/// Stands in for the Prometheus NATS exporter, which no package has. At each scrape it asks a real server and names what it finds as the exporter
/// does: every number of <c>/varz</c> by its place in the document, and of the others the fields that <see cref="JetStreamFields"/> lists.
/// Like the exporter it goes on repeating the last <c>/varz</c> of a server that has died, and says nothing of the rest.
/// </summary>
internal sealed class NatsExporterStandIn : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _http;
    private readonly string _prefix;
    private readonly Task _serving;
    private JObject _varz = [];

    /// <param name="address">Where it is scraped.</param>
    /// <param name="server">Monitoring address of the server.</param>
    /// <param name="prefix">What the exporter's flag <c>-prefix</c> would say.</param>
    public NatsExporterStandIn(Uri address, Uri server, string prefix)
    {
        _prefix = prefix;
        _http = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(5) };
        _listener.Prefixes.Add(address.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        // Closing lets waiters go before it says that it is closed: one who begins to wait in between would wait for ever.
        await _end.CancelAsync();

        // Not after Stop: Close would open the port once more to leave it, and somebody else may have it by then.
        _listener.Close();
        await _serving;
        _end.Dispose();
        _http.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var context = await _listener.GetContextAsync().WaitAsync(_end.Token);
                var text = await ScrapeAsync();
                context.Response.ContentType = "text/plain; version=0.0.4";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(text));
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or OperationCanceledException)
            {
                // The listener was stopped, or Prometheus gave up the scrape.
            }
        }
    }

    private async Task<string> ScrapeAsync()
    {
        var text = new StringBuilder();
        if (await AskAsync("varz") is { } varz)
            _varz = varz;
        Varz(text, _varz, "varz");
        if (await AskAsync("connz") is { } connz)
        {
            Write(text, "connz_num_connections", "", connz["num_connections"]!);
            Write(text, "connz_pending_bytes", "", connz["connections"]!.Sum(connection => (double)connection["pending_bytes"]!));
        }

        if (await AskAsync("healthz") is { } healthz)
            Write(text, "healthz_status", "", (string?)healthz["status"] == "ok" ? 0 : 1);
        if (await AskAsync("jsz?consumers=true&config=true&raft=true") is { } jsz)
        {
            foreach (var (name, labels, value) in JetStreamFields.Of(jsz, (string)_varz["server_name"]!))
                Write(text, name, labels, value);
        }

        return text.ToString();
    }

    private async Task<JObject?> AskAsync(string path)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));
            await using var reader = new JsonTextReader(new StringReader(await answer.Content.ReadAsStringAsync())) { DateParseHandling = DateParseHandling.None };
            return await JObject.LoadAsync(reader);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    private void Varz(StringBuilder text, JObject fields, string path)
    {
        foreach (var (name, value) in fields)
        {
            var key = $"{path}_{name.Trim('/')}";
            if (value is JObject inner)
                Varz(text, inner, key);
            else if (value is { Type: JTokenType.Integer or JTokenType.Float })
                Write(text, key, "", value);
            else if (name is "start" or "config_load_time")
                Write(text, key, "", DateTimeOffset.Parse((string)value!, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());
            else if (name is "server_id" or "server_name" or "version" or "name" or "leader")
                Write(text, key, $"value=\"{value}\"", 1);
        }
    }

    private void Write(StringBuilder text, string name, string labels, JToken value) =>
        text.Append(CultureInfo.InvariantCulture, $"{_prefix}_{name}{{server_id=\"{_varz["server_id"]}\"{(labels.Length > 0 ? $",{labels}" : "")}}} {(double)value}\n");
}
