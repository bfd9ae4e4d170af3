namespace Pulumi.Tls;

/// <summary>What is known of an existing <see cref="PrivateKey"/>.</summary>
public sealed class PrivateKeyState : ResourceArgs
{
    /// <summary>RSA, ECDSA or ED25519.</summary>
    [Input("algorithm")]
    public Input<string>? Algorithm { get; set; }

    /// <summary>P224, P256, P384 or P521, for ECDSA.</summary>
    [Input("ecdsaCurve")]
    public Input<string>? EcdsaCurve { get; set; }

    [Input("privateKeyOpenssh")]
    private Input<string>? _privateKeyOpenssh;

    public Input<string>? PrivateKeyOpenssh
    {
        get => _privateKeyOpenssh;
        set => _privateKeyOpenssh = Output.CreateSecret(value.ToOutput());
    }

    [Input("privateKeyPem")]
    private Input<string>? _privateKeyPem;

    /// <summary>Private key in PEM.</summary>
    public Input<string>? PrivateKeyPem
    {
        get => _privateKeyPem;
        set => _privateKeyPem = Output.CreateSecret(value.ToOutput());
    }

    [Input("privateKeyPemPkcs8")]
    private Input<string>? _privateKeyPemPkcs8;

    public Input<string>? PrivateKeyPemPkcs8
    {
        get => _privateKeyPemPkcs8;
        set => _privateKeyPemPkcs8 = Output.CreateSecret(value.ToOutput());
    }

    [Input("publicKeyFingerprintMd5")]
    public Input<string>? PublicKeyFingerprintMd5 { get; set; }

    [Input("publicKeyFingerprintSha256")]
    public Input<string>? PublicKeyFingerprintSha256 { get; set; }

    [Input("publicKeyOpenssh")]
    public Input<string>? PublicKeyOpenssh { get; set; }

    [Input("publicKeyPem")]
    public Input<string>? PublicKeyPem { get; set; }

    /// <summary>Size of the key, for RSA.</summary>
    [Input("rsaBits")]
    public Input<int>? RsaBits { get; set; }

    public PrivateKeyState()
    {
    }

    public static new PrivateKeyState Empty => new();
}
