using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Text;

namespace Monitoring.Certificates;

/// <summary>
/// A PKCS #12 file with a key and its certificate, for servers on the JVM that cannot be given PEM: Zipkin, and the API of Logstash. The key is
/// encrypted (PBES2: PBKDF2 with HMAC-SHA-256, AES-256-CBC), which such servers insist on. Salt and vector come from key and password instead of
/// chance: the same input gives the same bytes, and another key or another password others.
/// </summary>
public static class JavaKeyStore
{
    /// <summary>Its name among the files of a <see cref="ServerCertificate"/>.</summary>
    public const string File = "keystore.p12";

    /// <summary>Name of the file with its password, beside it.</summary>
    public const string PasswordFile = "keystore-password";

    private const string ShroudedKeyBag = "1.2.840.113549.1.12.10.1.2";
    private const string LocalKeyId = "1.2.840.113549.1.9.21";
    private const string Pbes2 = "1.2.840.113549.1.5.13";
    private const string Pbkdf2 = "1.2.840.113549.1.5.12";
    private const string HmacSha256 = "1.2.840.113549.2.9";
    private const string Aes256Cbc = "2.16.840.1.101.3.4.1.42";

    /// <summary>As many as keytool takes. The password is 32 random characters; no number of rounds makes it any harder to guess.</summary>
    private const int Iterations = 10_000;

    private const string Name = "server";

    /// <summary>The file in base64, as a Secret's <c>data</c> holds it. Without a key and a certificate in the texts it is empty.</summary>
    /// <param name="key">The key in PEM form, PKCS #8.</param>
    /// <param name="certificates">The certificate, and those between it and its authority if there are any, in PEM form.</param>
    /// <param name="password">Password of the key.</param>
    public static string Of(string key, string certificates, string password) => Pkcs12.Write(writer =>
    {
        var keys = Pkcs12.Read(key, "PRIVATE KEY");
        var chain = Pkcs12.Read(certificates, "CERTIFICATE");
        if (keys.Count == 0 || chain.Count == 0)
            return;
        Pkcs12.WriteBag(writer, ShroudedKeyBag, Own, bag => WriteEncrypted(bag, keys[0], password));
        foreach (var (certificate, i) in chain.Select((certificate, i) => (certificate, i)))
            Pkcs12.WriteCertificate(writer, certificate, i == 0 ? Own : attributes => Pkcs12.WriteName(attributes, $"{Name}-{i}"));
    });

    /// <summary>Name, and the number by which key and certificate know that they belong together.</summary>
    private static void Own(AsnWriter attributes)
    {
        Pkcs12.WriteName(attributes, Name);
        Pkcs12.WriteAttribute(attributes, LocalKeyId, value => value.WriteOctetString([1]));
    }

    private static void WriteEncrypted(AsnWriter writer, byte[] key, string password)
    {
        var salt = Derived("salt", key, password);
        var vector = Derived("vector", key, password);
        using var aes = Aes.Create();
        aes.Key = Rfc2898DeriveBytes.Pbkdf2(password, salt, Iterations, HashAlgorithmName.SHA256, 32);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Pbes2);
                using (writer.PushSequence())
                {
                    WriteDerivation(writer, salt);
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(Aes256Cbc);
                        writer.WriteOctetString(vector);
                    }
                }
            }

            writer.WriteOctetString(aes.EncryptCbc(key, vector));
        }
    }

    private static void WriteDerivation(AsnWriter writer, byte[] salt)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Pbkdf2);
            using (writer.PushSequence())
            {
                writer.WriteOctetString(salt);
                writer.WriteInteger(Iterations);
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(HmacSha256);
                    writer.WriteNull();
                }
            }
        }
    }

    private static byte[] Derived(string purpose, byte[] key, string password) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{purpose}\0{password}"))[..16];
}
