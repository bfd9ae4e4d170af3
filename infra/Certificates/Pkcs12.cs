using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Monitoring.Certificates;

/// <summary>
/// Writes PKCS #12 files byte by byte (RFC 7292), because the platform's own writer salts at random: a Secret would change at every deployment.
/// The files bear no seal, which is optional; whoever could change one in its Secret could read the seal's password there, too.
/// </summary>
internal static class Pkcs12
{
    private const string Data = "1.2.840.113549.1.7.1";
    private const string FriendlyName = "1.2.840.113549.1.9.20";
    private const string CertificateBag = "1.2.840.113549.1.12.10.1.3";
    private const string X509Certificate = "1.2.840.113549.1.9.22.1";

    private static readonly Asn1Tag Content = new(TagClass.ContextSpecific, 0);

    /// <summary>A file in base64, as a Secret's <c>data</c> holds it.</summary>
    /// <param name="bags">Writes the bags.</param>
    public static string Write(Action<AsnWriter> bags)
    {
        var file = new AsnWriter(AsnEncodingRules.DER);
        using (file.PushSequence())
        {
            file.WriteInteger(3);
            WriteData(file, contents => WriteData(contents, bags));
        }

        return Convert.ToBase64String(file.Encode());
    }

    /// <summary>What a text in PEM form holds under a label, in DER and in its order: whether it is any good is for the reader of the file to say.</summary>
    public static List<byte[]> Read(string pem, string label)
    {
        var found = new List<byte[]>();
        for (var rest = pem; PemEncoding.TryFind(rest, out var part); rest = rest[part.Location.End..])
            if (rest[part.Label] == label)
                found.Add(Convert.FromBase64String(rest[part.Base64Data]));
        return found;
    }

    /// <summary>A bag with a certificate.</summary>
    public static void WriteCertificate(AsnWriter writer, byte[] certificate, Action<AsnWriter> attributes) => WriteBag(writer, CertificateBag, attributes, bag =>
    {
        using (bag.PushSequence())
        {
            bag.WriteObjectIdentifier(X509Certificate);
            WriteOctets(bag, certificate);
        }
    });

    /// <summary>A bag with anything.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="type">Its type, an object identifier.</param>
    /// <param name="attributes">Writes its attributes.</param>
    /// <param name="content">Writes what is in it.</param>
    public static void WriteBag(AsnWriter writer, string type, Action<AsnWriter> attributes, Action<AsnWriter> content)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(type);
            using (writer.PushSequence(Content))
                content(writer);
            using (writer.PushSetOf())
                attributes(writer);
        }
    }

    /// <summary>The name by which people and programs find what is in a bag.</summary>
    public static void WriteName(AsnWriter writer, string name) =>
        WriteAttribute(writer, FriendlyName, value => value.WriteCharacterString(UniversalTagNumber.BMPString, name));

    public static void WriteAttribute(AsnWriter writer, string name, Action<AsnWriter> value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(name);
            using (writer.PushSetOf())
                value(writer);
        }
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

    private static void WriteOctets(AsnWriter writer, byte[] octets)
    {
        using (writer.PushSequence(Content))
            writer.WriteOctetString(octets);
    }
}
