using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Monitoring.Certificates;
using Xunit;

namespace Monitoring.Tests.Infra.Certificates;

public sealed class JavaTrustStoreTests
{
    private static readonly string[] Authorities = [Authority("one"), Authority("two")];

    [Fact]
    public void Every_certificate_of_the_text_is_in_it()
    {
        var loaded = X509CertificateLoader.LoadPkcs12Collection(Convert.FromBase64String(JavaTrustStore.Of(string.Concat(Authorities))), null);
        Assert.Equal(["CN=one", "CN=two"], loaded.Select(certificate => certificate.Subject).Order(StringComparer.Ordinal));
        Assert.All(loaded, certificate => Assert.False(certificate.HasPrivateKey));
    }

    [Fact]
    public void Java_is_told_that_each_may_be_trusted()
    {
        var file = Convert.FromBase64String(JavaTrustStore.Of(string.Concat(Authorities)));
        var mark = new AsnWriter(AsnEncodingRules.DER);
        mark.WriteObjectIdentifier("2.16.840.1.113894.746875.1.1");
        Assert.Equal(2, Occurrences(file, mark.Encode()));
    }

    [Fact]
    public void The_same_certificates_give_the_same_bytes() => Assert.Equal(JavaTrustStore.Of(Authorities[0]), JavaTrustStore.Of($"some words\n{Authorities[0]}\n"));

    [Fact]
    public void It_is_neither_sealed_nor_encrypted()
    {
        var file = new AsnReader(Convert.FromBase64String(JavaTrustStore.Of(Authorities[0])), AsnEncodingRules.DER).ReadSequence();
        Assert.Equal(3, file.ReadInteger());
        Assert.Equal("1.2.840.113549.1.7.1", file.ReadSequence().ReadObjectIdentifier());
        Assert.False(file.HasData);
    }

    [Fact]
    public void Without_a_certificate_nobody_is_trusted() => Assert.Empty(X509CertificateLoader.LoadPkcs12Collection(Convert.FromBase64String(JavaTrustStore.Of("nothing")), null));

    private static string Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddYears(10));
        return certificate.ExportCertificatePem() + "\n";
    }

    private static int Occurrences(byte[] file, byte[] part) => Enumerable.Range(0, file.Length - part.Length + 1).Count(i => file.AsSpan(i, part.Length).SequenceEqual(part));
}
