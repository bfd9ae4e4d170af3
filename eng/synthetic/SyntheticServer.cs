using System.Collections.Specialized;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Monitoring.Synthetic.Server;

/// <summary>Serves the exporters of a synthetic cluster on a loopback port: each target at its <see cref="SyntheticTarget.Path"/>, and the list of all at <c>/targets.json</c>.</summary>
public sealed class SyntheticServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, SyntheticTarget> _targets;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly double _speed;
    private readonly bool _byName;
    private readonly Task _serving;

    /// <param name="cluster">What is served.</param>
    /// <param name="port">A free port.</param>
    /// <param name="speed">Seconds that pass in the cluster in one second.</param>
    /// <param name="byName">Whether <c>?name[]=</c> is answered with these metrics only, as Prometheus' Go library does since its 1.24.</param>
    public SyntheticServer(SyntheticCluster cluster, int port, double speed = 1, bool byName = false)
    {
        (_speed, _byName) = (speed, byName);
        Cluster = cluster;
        Address = new Uri($"http://127.0.0.1:{port}/");
        _targets = cluster.Targets.ToDictionary(x => x.Path, StringComparer.Ordinal);
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>What is served.</summary>
    public SyntheticCluster Cluster { get; }

    /// <summary>Where.</summary>
    public Uri Address { get; }

    /// <summary>Ends when the server does.</summary>
    public Task Serving => _serving;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving.ConfigureAwait(false);
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync().ConfigureAwait(false);
                _ = Task.Run(() => Answer(context));
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        try
        {
            var path = context.Request.Url!.AbsolutePath;
            var response = context.Response;
            using var writer = new StreamWriter(response.OutputStream, new UTF8Encoding(false), 64 * 1024);
            if (_targets.TryGetValue(path, out var target))
            {
                response.ContentType = "text/plain; version=0.0.4";
                target.Write(_clock.Elapsed.TotalSeconds * _speed, writer, Produced(context.Request.QueryString));
            }
            else if (path == "/targets.json")
            {
                response.ContentType = "application/json";
                writer.Write(TargetList.Json(Cluster, Address.Authority, context.Request.QueryString["job"]));
            }
            else
            {
                response.StatusCode = (int)HttpStatusCode.NotFound;
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
        {
            // Whoever asked has gone.
        }
    }

    /// <summary>Metrics that an exporter is told to produce: by its command line, which is <c>?only=regular expression</c> here, or by the request.</summary>
    private Func<string, bool>? Produced(NameValueCollection query)
    {
        if (_byName && query.GetValues("name[]") is { } asked)
            return asked.ToHashSet(StringComparer.Ordinal).Contains;
        if (string.IsNullOrEmpty(query["only"]))
            return null;
        var names = new Regex($@"\A(?:{query["only"]})\z", RegexOptions.CultureInvariant);
        return names.IsMatch;
    }
}
