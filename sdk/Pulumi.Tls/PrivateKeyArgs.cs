namespace Pulumi.Tls;

/// <summary>What a <see cref="PrivateKey"/> is made of.</summary>
public sealed class PrivateKeyArgs : ResourceArgs
{
    /// <summary>RSA, ECDSA or ED25519.</summary>
    [Input("algorithm", required: true)]
    public Input<string> Algorithm { get; set; } = null!;

    /// <summary>P224, P256, P384 or P521, for ECDSA.</summary>
    [Input("ecdsaCurve")]
    public Input<string>? EcdsaCurve { get; set; }

    /// <summary>Size of the key, for RSA.</summary>
    [Input("rsaBits")]
    public Input<int>? RsaBits { get; set; }

    public PrivateKeyArgs()
    {
    }

    public static new PrivateKeyArgs Empty => new();
}
