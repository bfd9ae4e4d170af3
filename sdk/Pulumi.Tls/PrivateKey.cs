namespace Pulumi.Tls;

/// <summary>A private key. It is kept in the state as a secret.</summary>
[TlsResourceType("tls:index/privateKey:PrivateKey")]
public partial class PrivateKey : CustomResource
{
    [Output("algorithm")]
    public Output<string> Algorithm { get; private set; } = null!;

    [Output("ecdsaCurve")]
    public Output<string> EcdsaCurve { get; private set; } = null!;

    [Output("privateKeyOpenssh")]
    public Output<string> PrivateKeyOpenssh { get; private set; } = null!;

    [Output("privateKeyPem")]
    public Output<string> PrivateKeyPem { get; private set; } = null!;

    [Output("privateKeyPemPkcs8")]
    public Output<string> PrivateKeyPemPkcs8 { get; private set; } = null!;

    [Output("publicKeyFingerprintMd5")]
    public Output<string> PublicKeyFingerprintMd5 { get; private set; } = null!;

    [Output("publicKeyFingerprintSha256")]
    public Output<string> PublicKeyFingerprintSha256 { get; private set; } = null!;

    [Output("publicKeyOpenssh")]
    public Output<string> PublicKeyOpenssh { get; private set; } = null!;

    [Output("publicKeyPem")]
    public Output<string> PublicKeyPem { get; private set; } = null!;

    [Output("rsaBits")]
    public Output<int> RsaBits { get; private set; } = null!;

    public PrivateKey(string name, PrivateKeyArgs args, CustomResourceOptions? options = null)
        : base("tls:index/privateKey:PrivateKey", name, args ?? new PrivateKeyArgs(), MakeResourceOptions(options, ""))
    {
    }

    private PrivateKey(string name, Input<string> id, PrivateKeyState? state, CustomResourceOptions? options)
        : base("tls:index/privateKey:PrivateKey", name, state, MakeResourceOptions(options, id))
    {
    }

    public static PrivateKey Get(string name, Input<string> id, PrivateKeyState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id) =>
        TlsResourceOptions.Make(options, id, additionalSecretOutputs: ["privateKeyOpenssh", "privateKeyPem", "privateKeyPemPkcs8"]);
}
