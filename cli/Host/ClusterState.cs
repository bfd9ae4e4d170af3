using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Monitoring.Cli.Host;

/// <summary>Whether the cluster that is watched from this host lets it in, in one sentence.</summary>
/// <param name="IsFine">True when it does.</param>
/// <param name="Text">The sentence.</param>
internal sealed record ClusterState(bool IsFine, string Text)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Asks the API server for what discovery needs first, with what Prometheus shows it.</summary>
    /// <param name="server">Address of the API server.</param>
    /// <param name="directory">Directory with the token, or the certificate, and the authority.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<ClusterState> AskAsync(Uri server, string directory, CancellationToken cancellation)
    {
        using var handler = new SocketsHttpHandler();
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.ImportFromPemFile(Path.Combine(directory, "ca.crt"));
        handler.SslOptions.CertificateChainPolicy = trust;
        var token = Path.Combine(directory, "token");
        if (!File.Exists(token))
            handler.SslOptions.ClientCertificates = [X509Certificate2.CreateFromPemFile(Path.Combine(directory, "tls.crt"), Path.Combine(directory, "tls.key"))];
        using var http = new HttpClient(handler) { Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server, "api/v1/nodes?limit=1"));
        if (File.Exists(token))
            request.Headers.Authorization = new("Bearer", (await File.ReadAllTextAsync(token, cancellation)).Trim());
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            var shown = File.Exists(token) ? "token" : "certificate";
            return response.StatusCode switch
            {
                HttpStatusCode.OK => new(true, $"Cluster {server} is watched through its API server."),
                HttpStatusCode.Unauthorized => new(false, $"The cluster at {server} refuses the {shown} (401), so nothing of it is watched. Put a valid one into the kubeconfig, then `./monitor reload`."),
                HttpStatusCode.Forbidden => new(false, $"The cluster at {server} does not let the user of the {shown} list nodes (403); docs/host.md has the permissions that are needed."),
                var status => new(false, $"The cluster at {server} answers {(int)status}; it is asked again and again."),
            };
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            var reason = e is OperationCanceledException ? $"no answer within {Patience.TotalSeconds:0} s" : (e.InnerException ?? e).Message;
            return new(false, $"The cluster at {server} cannot be asked ({reason}); it is asked again and again.");
        }
    }
}
