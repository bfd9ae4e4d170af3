namespace Pulumi.Tls;

/// <summary>What a <see cref="LocallySignedCert"/> is made of.</summary>
public sealed class LocallySignedCertArgs : ResourceArgs
{
    [Input("allowedUses", required: true)]
    private InputList<string>? _allowedUses;

    /// <summary>Uses such as <c>server_auth</c>, <c>client_auth</c>, <c>digital_signature</c>, <c>cert_signing</c>.</summary>
    public InputList<string> AllowedUses
    {
        get => _allowedUses ??= new InputList<string>();
        set => _allowedUses = value;
    }

    [Input("caCertPem", required: true)]
    public Input<string> CaCertPem { get; set; } = null!;

    [Input("caPrivateKeyPem", required: true)]
    private Input<string>? _caPrivateKeyPem;

    /// <summary>Private key of the authority in PEM.</summary>
    public Input<string>? CaPrivateKeyPem
    {
        get => _caPrivateKeyPem;
        set => _caPrivateKeyPem = Output.CreateSecret(value.ToOutput());
    }

    [Input("certRequestPem", required: true)]
    public Input<string> CertRequestPem { get; set; } = null!;

    /// <summary>Hours before the end of validity from which on an update makes a new certificate. 0 never does.</summary>
    [Input("earlyRenewalHours")]
    public Input<int>? EarlyRenewalHours { get; set; }

    [Input("isCaCertificate")]
    public Input<bool>? IsCaCertificate { get; set; }

    [Input("maxPathLength")]
    public Input<int>? MaxPathLength { get; set; }

    [Input("setSubjectKeyId")]
    public Input<bool>? SetSubjectKeyId { get; set; }

    /// <summary>Hours for which the certificate is valid, from the moment of its creation.</summary>
    [Input("validityPeriodHours", required: true)]
    public Input<int> ValidityPeriodHours { get; set; } = null!;

    public LocallySignedCertArgs()
    {
    }

    public static new LocallySignedCertArgs Empty => new();
}
