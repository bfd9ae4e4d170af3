namespace Monitoring.Describe;

/// <summary>
/// Whose signature the certificate of a target has to bear, for targets that are neither signed by the cluster nor ask for a certificate of
/// their own. Of the Secret, which is in Prometheus' namespace, <c>ca.crt</c> alone is mounted.
/// </summary>
/// <param name="Secret">Name of the Secret, a DNS label; it holds <c>ca.crt</c>.</param>
public sealed record CertificateAuthority(string Secret)
{
    /// <summary>Name of the Secret with the certificate of the stack's own authority.</summary>
    public const string OfStackSecret = "stack-authority";

    /// <summary>The stack's own authority, for a tool whose certificate it signed: pods are called by address, but known by the name of their Service.</summary>
    public static CertificateAuthority OfStack(Workload workload) => new(OfStackSecret) { ServerName = workload.ServiceHost };

    /// <summary>Name that the target's certificate has to bear; empty for the address that is scraped.</summary>
    public string ServerName { get; init; } = "";
}
