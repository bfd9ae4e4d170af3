using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Monitoring.Certificates;

/// <summary>
/// A PKCS #12 file with authorities, for programs on the JVM that cannot be given PEM: <c>-Djavax.net.ssl.trustStore=...</c>. It holds nothing
/// secret, so it is neither encrypted nor sealed and needs no password; the same certificates give the same bytes.
/// </summary>
public static class JavaTrustStore
{
    private const string Data = "1.2.840.113549.1.7.1";
    private const string CertificateBag = "1.2.840.113549.1.12.10.1.3";
    private const string X509Certificate = "1.2.840.113549.1.9.22.1";
    private const string FriendlyName = "1.2.840.113549.1.9.20";
    private const string AnyUsage = "2.5.29.37.0";

    // The JVM takes a certificate without this attribute for part of a chain, and trusts it for nothing.
    private const string TrustedUsage = "2.16.840.1.113894.746875.1.1";

    private static readonly Asn1Tag Content = new(TagClass.ContextSpecific, 0);

    /// <summary>The file in base64, as a Secret's <c>data</c> holds it. Without a certificate in the text it trusts nobody.</summary>
    /// <param name="pem">Certificates in PEM form.</param>
    public static string Of(string pem)
    {
        var file = new AsnWriter(AsnEncodingRules.DER);
        using (file.PushSequence())
        {
            file.WriteInteger(3);
            WriteData(file, bags => WriteData(bags, writer => WriteCertificates(writer, CertificatesIn(pem))));
        }

        return Convert.ToBase64String(file.Encode());
    }

    /// <summary>The certificates of a text in DER, as they stand there: whether they are any good is for the JVM to say.</summary>
    private static List<byte[]> CertificatesIn(string pem)
    {
        var certificates = new List<byte[]>();
        for (var rest = pem; PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..])
            if (rest[found.Label] == "CERTIFICATE")
                certificates.Add(Convert.FromBase64String(rest[found.Base64Data]));
        return certificates;
    }

    /// <summary>A part of the file: a sequence inside an octet string, so that a reader can skip it whole.</summary>
    private static void WriteData(AsnWriter writer, Action<AsnWriter> content)
    {
        var sequence = new AsnWriter(AsnEncodingRules.DER);
        using (sequence.PushSequence())
            content(sequence);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Data);
            WriteOctets(writer, sequence.Encode());
        }
    }

    private static void WriteCertificates(AsnWriter writer, List<byte[]> certificates)
    {
        foreach (var (certificate, i) in certificates.Select((certificate, i) => (certificate, i)))
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(CertificateBag);
                using (writer.PushSequence(Content))
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(X509Certificate);
                    WriteOctets(writer, certificate);
                }

                using (writer.PushSetOf())
                {
                    WriteAttribute(writer, FriendlyName, value => value.WriteCharacterString(UniversalTagNumber.BMPString, $"authority-{i}"));
                    WriteAttribute(writer, TrustedUsage, value => value.WriteObjectIdentifier(AnyUsage));
                }
            }
    }

    private static void WriteOctets(AsnWriter writer, byte[] octets)
    {
        using (writer.PushSequence(Content))
            writer.WriteOctetString(octets);
    }

    private static void WriteAttribute(AsnWriter writer, string name, Action<AsnWriter> value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(name);
            using (writer.PushSetOf())
                value(writer);
        }
    }
}
