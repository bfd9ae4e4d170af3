using Monitoring.Tests.Sdk.Support;
using Pulumi;
using Pulumi.Tls;
using Pulumi.Tls.Inputs;
using Xunit;

namespace Monitoring.Tests.Sdk.Tls;

public sealed class TlsResourceTests
{
    [Fact]
    public async Task A_root_certificate_goes_out_under_the_names_of_the_provider()
    {
        var run = await MockedProgram.RunAsync(() => _ = new SelfSignedCert("root", new SelfSignedCertArgs
        {
            PrivateKeyPem = "key",
            IsCaCertificate = true,
            ValidityPeriodHours = 24,
            AllowedUses = { "cert_signing" },
            Subject = new SelfSignedCertSubjectArgs { CommonName = "root" },
        }));

        Assert.Equal("tls:index/selfSignedCert:SelfSignedCert", run.Request("root").Type);
        run.AssertInputs("root", """
            { "privateKeyPem": "key", "isCaCertificate": true, "validityPeriodHours": 24, "allowedUses": ["cert_signing"], "subject": { "commonName": "root" } }
            """);
    }

    [Fact]
    public async Task A_signed_certificate_goes_out_under_the_names_of_the_provider()
    {
        var run = await MockedProgram.RunAsync(() => _ = new LocallySignedCert("server", new LocallySignedCertArgs
        {
            CaCertPem = "ca",
            CaPrivateKeyPem = "ca-key",
            CertRequestPem = "request",
            ValidityPeriodHours = 24,
            EarlyRenewalHours = 8,
            AllowedUses = { "server_auth", "client_auth" },
        }));

        Assert.Equal("tls:index/locallySignedCert:LocallySignedCert", run.Request("server").Type);
        run.AssertInputs("server", """
            {
              "caCertPem": "ca", "caPrivateKeyPem": "ca-key", "certRequestPem": "request",
              "validityPeriodHours": 24, "earlyRenewalHours": 8, "allowedUses": ["server_auth", "client_auth"]
            }
            """);
    }

    [Fact]
    public async Task Every_private_key_is_secret_whether_it_comes_out_or_goes_in()
    {
        var (key, request, signed, root) = (new SeenOptions(), new SeenOptions(), new SeenOptions(), new SeenOptions());
        await MockedProgram.RunAsync(() =>
        {
            _ = new PrivateKey("key", new PrivateKeyArgs { Algorithm = "ECDSA" }, key.Options);
            _ = new CertRequest("request", new CertRequestArgs { PrivateKeyPem = "key" }, request.Options);
            _ = new LocallySignedCert("signed", new LocallySignedCertArgs { AllowedUses = { "server_auth" }, CaCertPem = "ca", CaPrivateKeyPem = "key", CertRequestPem = "request", ValidityPeriodHours = 1 }, signed.Options);
            _ = new SelfSignedCert("root", new SelfSignedCertArgs { AllowedUses = { "cert_signing" }, PrivateKeyPem = "key", ValidityPeriodHours = 1 }, root.Options);
        });

        Assert.Equal(["privateKeyOpenssh", "privateKeyPem", "privateKeyPemPkcs8"], key.Final.AdditionalSecretOutputs);
        Assert.Equal(["privateKeyPem"], request.Final.AdditionalSecretOutputs);
        Assert.Equal(["caPrivateKeyPem"], signed.Final.AdditionalSecretOutputs);
        Assert.Equal(["privateKeyPem"], root.Final.AdditionalSecretOutputs);
        Assert.Equal("5.5.1", key.Final.Version);
        Assert.True(await Output.IsSecretAsync(new CertRequestArgs { PrivateKeyPem = "key" }.PrivateKeyPem!.ToOutput()));
    }

    [Fact]
    public async Task Get_reads_the_resource_with_the_given_id_and_state()
    {
        var run = await MockedProgram.RunAsync(() => _ = PrivateKey.Get("key", "abc", new PrivateKeyState { Algorithm = "RSA" }));

        Assert.Equal("abc", run.Request("key").Id);
        run.AssertInputs("key", """{ "algorithm": "RSA" }""");
    }
}
