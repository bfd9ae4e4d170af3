using System.Collections.Immutable;

namespace Pulumi.Tls;

/// <summary>A certificate signing request in PEM, to be signed by <see cref="LocallySignedCert"/>.</summary>
[TlsResourceType("tls:index/certRequest:CertRequest")]
public partial class CertRequest : CustomResource
{
    [Output("certRequestPem")]
    public Output<string> CertRequestPem { get; private set; } = null!;

    [Output("dnsNames")]
    public Output<ImmutableArray<string>> DnsNames { get; private set; } = null!;

    [Output("ipAddresses")]
    public Output<ImmutableArray<string>> IpAddresses { get; private set; } = null!;

    [Output("keyAlgorithm")]
    public Output<string> KeyAlgorithm { get; private set; } = null!;

    [Output("privateKeyPem")]
    public Output<string> PrivateKeyPem { get; private set; } = null!;

    [Output("subject")]
    public Output<Outputs.CertRequestSubject?> Subject { get; private set; } = null!;

    [Output("uris")]
    public Output<ImmutableArray<string>> Uris { get; private set; } = null!;

    public CertRequest(string name, CertRequestArgs args, CustomResourceOptions? options = null)
        : base("tls:index/certRequest:CertRequest", name, args ?? new CertRequestArgs(), MakeResourceOptions(options, ""))
    {
    }

    private CertRequest(string name, Input<string> id, CertRequestState? state, CustomResourceOptions? options)
        : base("tls:index/certRequest:CertRequest", name, state, MakeResourceOptions(options, id))
    {
    }

    public static CertRequest Get(string name, Input<string> id, CertRequestState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id) =>
        TlsResourceOptions.Make(options, id, additionalSecretOutputs: ["privateKeyPem"]);
}
