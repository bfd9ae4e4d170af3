namespace Monitoring.Describe;

/// <summary>
/// How Prometheus proves to a target who it is: a certificate in a Secret that somebody else keeps in Prometheus' namespace. It is mounted
/// because a scrape job names it.
/// </summary>
/// <param name="Secret">Name of the Secret, a DNS label; it holds <c>tls.crt</c>, <c>tls.key</c> and, for the target's own certificate, <c>ca.crt</c>.</param>
public sealed record ClientCertificate(string Secret)
{
    /// <summary>Name that the target's certificate has to bear; empty for the address that is scraped.</summary>
    public string ServerName { get; init; } = "";
}
