namespace Monitoring.Certificates;

/// <summary>
/// A PKCS #12 file with authorities, for programs on the JVM that cannot be given PEM: <c>-Djavax.net.ssl.trustStore=...</c>. It holds nothing
/// secret, so it is neither encrypted nor sealed and needs no password; the same certificates give the same bytes.
/// </summary>
public static class JavaTrustStore
{
    private const string AnyUsage = "2.5.29.37.0";

    // The JVM takes a certificate without this attribute for part of a chain, and trusts it for nothing.
    private const string TrustedUsage = "2.16.840.1.113894.746875.1.1";

    /// <summary>The file in base64, as a Secret's <c>data</c> holds it. Without a certificate in the text it trusts nobody.</summary>
    /// <param name="pem">Certificates in PEM form.</param>
    public static string Of(string pem) => Pkcs12.Write(writer =>
    {
        foreach (var (certificate, i) in Pkcs12.Read(pem, "CERTIFICATE").Select((certificate, i) => (certificate, i)))
            Pkcs12.WriteCertificate(writer, certificate, attributes =>
            {
                Pkcs12.WriteName(attributes, $"authority-{i}");
                Pkcs12.WriteAttribute(attributes, TrustedUsage, value => value.WriteObjectIdentifier(AnyUsage));
            });
    });
}
