using System.Globalization;
using Microsoft.AspNetCore.Http;
using Monitoring.Tests.Real.Processes;

namespace Monitoring.Tests.Real.BlackboxExporter;

/// <summary>Answers <c>/404</c> with 404, and so on, over TLS.</summary>
internal sealed class StatusServer : TlsServer
{
    public StatusServer() => Serve();

    protected override Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = int.Parse(context.Request.Path.Value!.Trim('/'), CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }
}
