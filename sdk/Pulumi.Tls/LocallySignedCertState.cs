namespace Pulumi.Tls;

/// <summary>What is known of an existing <see cref="LocallySignedCert"/>.</summary>
public sealed class LocallySignedCertState : ResourceArgs
{
    [Input("allowedUses")]
    private InputList<string>? _allowedUses;

    /// <summary>Uses such as <c>server_auth</c>, <c>client_auth</c>, <c>digital_signature</c>, <c>cert_signing</c>.</summary>
    public InputList<string> AllowedUses
    {
        get => _allowedUses ??= new InputList<string>();
        set => _allowedUses = value;
    }

    [Input("caCertPem")]
    public Input<string>? CaCertPem { get; set; }

    [Input("caKeyAlgorithm")]
    public Input<string>? CaKeyAlgorithm { get; set; }

    [Input("caPrivateKeyPem")]
    private Input<string>? _caPrivateKeyPem;

    /// <summary>Private key of the authority in PEM.</summary>
    public Input<string>? CaPrivateKeyPem
    {
        get => _caPrivateKeyPem;
        set => _caPrivateKeyPem = Output.CreateSecret(value.ToOutput());
    }

    [Input("certPem")]
    public Input<string>? CertPem { get; set; }

    [Input("certRequestPem")]
    public Input<string>? CertRequestPem { get; set; }

    /// <summary>Hours before the end of validity from which on an update makes a new certificate. 0 never does.</summary>
    [Input("earlyRenewalHours")]
    public Input<int>? EarlyRenewalHours { get; set; }

    [Input("isCaCertificate")]
    public Input<bool>? IsCaCertificate { get; set; }

    [Input("maxPathLength")]
    public Input<int>? MaxPathLength { get; set; }

    [Input("readyForRenewal")]
    public Input<bool>? ReadyForRenewal { get; set; }

    [Input("setSubjectKeyId")]
    public Input<bool>? SetSubjectKeyId { get; set; }

    [Input("validityEndTime")]
    public Input<string>? ValidityEndTime { get; set; }

    /// <summary>Hours for which the certificate is valid, from the moment of its creation.</summary>
    [Input("validityPeriodHours")]
    public Input<int>? ValidityPeriodHours { get; set; }

    [Input("validityStartTime")]
    public Input<string>? ValidityStartTime { get; set; }

    public LocallySignedCertState()
    {
    }

    public static new LocallySignedCertState Empty => new();
}
