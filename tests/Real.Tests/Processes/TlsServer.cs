using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Monitoring.Tests.Real.Processes;

/// <summary>A server over TLS that a test plays, on a loopback port of its own. It may keep answers open, which <see cref="LoopbackServer"/> cannot.</summary>
internal abstract class TlsServer : IAsyncDisposable
{
    private readonly SignedCertificates _certificates = new("127.0.0.1");
    private readonly X509Certificate2 _certificate;
    private readonly WebApplication _server;

    protected TlsServer()
    {
        Address = new Uri($"https://127.0.0.1:{FreePorts.Next()}/");
        _certificate = X509Certificate2.CreateFromPem(_certificates.Server.Certificate, _certificates.Server.Key);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration()
            .ConfigureKestrel(options => options.Listen(IPAddress.Loopback, Address.Port, listen => listen.UseHttps(_certificate)));
        _server = builder.Build();
        _server.Run(AnswerAsync);
    }

    public Uri Address { get; }

    /// <summary>Certificate of the authority that signed the server's (PEM).</summary>
    public string Authority => _certificates.Authority;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _server.DisposeAsync();
        _certificate.Dispose();
        _certificates.Dispose();
    }

    /// <summary>Begins to answer; the last thing that a constructor does.</summary>
    protected void Serve() => _server.StartAsync().GetAwaiter().GetResult();

    /// <summary>Ends answers that are kept open, and with them the server.</summary>
    protected virtual async Task StopAsync() => await _server.StopAsync(new CancellationToken(canceled: true));

    protected abstract Task AnswerAsync(HttpContext context);
}
