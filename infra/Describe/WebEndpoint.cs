namespace Monitoring.Describe;

/// <summary>Where a program with a page of its own listens on a host.</summary>
/// <param name="Listen"><c>host:port</c>.</param>
/// <param name="Url">Address without a path at which people reach it.</param>
/// <param name="WebFile">Path of web.yml, see <c>WebConfig</c>; null to listen without TLS.</param>
public sealed record WebEndpoint(string Listen, string Url, string? WebFile = null)
{
    /// <summary>The flags that every program of Prometheus' makers understands.</summary>
    public IEnumerable<string> Flags => WebFile is null ? [$"--web.listen-address={Listen}"] : [$"--web.listen-address={Listen}", $"--web.config.file={WebFile}"];
}
