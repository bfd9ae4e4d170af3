using Pulumi;
using Pulumi.Tls;
using Pulumi.Tls.Inputs;

namespace Monitoring.Certificates;

/// <summary>A key and what the stack's authority signed for it. Use it inside a component that decides where both are put.</summary>
/// <param name="Key">The key (secret).</param>
/// <param name="Certificate">The certificate, for servers and for clients.</param>
internal sealed record SignedCertificate(PrivateKey Key, LocallySignedCert Certificate)
{
    /// <summary>Two years, and renewed by any deployment of the last half year: a stack that nobody touches for a year still works.</summary>
    private const int ValidityHours = 2 * 365 * 24;

    private const int EarlyRenewalHours = 182 * 24;

    /// <param name="name">Pulumi name that those of the resources begin with.</param>
    /// <param name="authority">Who signs.</param>
    /// <param name="subject">Common name.</param>
    /// <param name="names">DNS names that it is called by; <c>localhost</c> is added.</param>
    /// <param name="addresses">IP addresses that it is called by; loopback is added.</param>
    /// <param name="child">Options of the resources.</param>
    public static SignedCertificate Of(string name, StackAuthority authority, string subject, IEnumerable<string> names, IEnumerable<string> addresses, CustomResourceOptions child)
    {
        var key = new PrivateKey($"{name}-key", StackAuthority.KeyArgs, child);
        var request = new CertRequest($"{name}-request", new CertRequestArgs
        {
            PrivateKeyPem = key.PrivateKeyPem,
            Subject = new CertRequestSubjectArgs { CommonName = subject, Organization = "monitoring" },
            DnsNames = [.. names, "localhost"],
            IpAddresses = [.. addresses.Append("127.0.0.1").Distinct()],
        }, child);
        return new(key, new LocallySignedCert($"{name}-certificate", new LocallySignedCertArgs
        {
            CertRequestPem = request.CertRequestPem,
            CaCertPem = authority.Certificate,
            CaPrivateKeyPem = authority.Key,
            ValidityPeriodHours = ValidityHours,
            EarlyRenewalHours = EarlyRenewalHours,
            AllowedUses = { "digital_signature", "key_encipherment", "server_auth", "client_auth" },
        }, child));
    }
}
