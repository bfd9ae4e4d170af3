using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Monitoring.Certificates;
using Xunit;

namespace Monitoring.Tests.Infra.Certificates;

public sealed class JavaKeyStoreTests
{
    private static readonly (string Key, string Certificate) Server = Make("zipkin");

    private static readonly (string Key, string Certificate) Other = Make("logstash");

    [Fact]
    public void Key_and_certificate_come_out_as_they_went_in_and_belong_together()
    {
        using var loaded = Load(JavaKeyStore.Of(Server.Key, Server.Certificate, "secret"), "secret");
        Assert.Equal("CN=zipkin", loaded.Subject);
        using var key = loaded.GetECDsaPrivateKey();
        Assert.Equal(Server.Key, key!.ExportPkcs8PrivateKeyPem());
    }

    [Fact]
    public void Certificates_between_server_and_authority_are_kept_in_their_order()
    {
        var store = JavaKeyStore.Of(Server.Key, $"{Server.Certificate}\n{Other.Certificate}", "secret");
        var loaded = X509CertificateLoader.LoadPkcs12Collection(Convert.FromBase64String(store), "secret");
        Assert.Equal(["CN=zipkin"], loaded.Where(certificate => certificate.HasPrivateKey).Select(certificate => certificate.Subject));
        Assert.Equal(["CN=logstash", "CN=zipkin"], loaded.Select(certificate => certificate.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_key_certificate_and_password_give_the_same_bytes() =>
        Assert.Equal(JavaKeyStore.Of(Server.Key, Server.Certificate, "secret"), JavaKeyStore.Of($"{Server.Key}\n", $"some words\n{Server.Certificate}", "secret"));

    [Fact]
    public void Another_password_or_another_key_gives_another_encryption()
    {
        var store = JavaKeyStore.Of(Server.Key, Server.Certificate, "secret");
        Assert.NotEqual(store, JavaKeyStore.Of(Server.Key, Server.Certificate, "secret2"));
        Assert.NotEqual(store[..200], JavaKeyStore.Of(Other.Key, Server.Certificate, "secret")[..200]);
    }

    [Fact]
    public void The_key_cannot_be_read_without_the_password()
    {
        var store = JavaKeyStore.Of(Server.Key, Server.Certificate, "secret");
        Assert.ThrowsAny<CryptographicException>(() => Load(store, "wrong").Dispose());
        var plain = PemEncoding.Find(Server.Key);
        Assert.Equal(-1, Convert.FromBase64String(store).AsSpan().IndexOf(Convert.FromBase64String(Server.Key[plain.Base64Data])));
    }

    [Theory]
    [InlineData("nothing", "nothing")]
    [InlineData("", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")]
    public void Without_a_key_or_a_certificate_it_is_empty(string key, string certificate) =>
        Assert.Empty(X509CertificateLoader.LoadPkcs12Collection(Convert.FromBase64String(JavaKeyStore.Of(key, certificate, "secret")), "secret"));

    private static X509Certificate2 Load(string store, string password) =>
        X509CertificateLoader.LoadPkcs12(Convert.FromBase64String(store), password, X509KeyStorageFlags.Exportable);

    private static (string Key, string Certificate) Make(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddYears(1));
        return (key.ExportPkcs8PrivateKeyPem(), certificate.ExportCertificatePem());
    }
}
