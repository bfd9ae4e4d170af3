namespace Pulumi.Tls;

/// <summary>What a <see cref="SelfSignedCert"/> is made of.</summary>
public sealed class SelfSignedCertArgs : ResourceArgs
{
    [Input("allowedUses", required: true)]
    private InputList<string>? _allowedUses;

    /// <summary>Uses such as <c>server_auth</c>, <c>client_auth</c>, <c>digital_signature</c>, <c>cert_signing</c>.</summary>
    public InputList<string> AllowedUses
    {
        get => _allowedUses ??= new InputList<string>();
        set => _allowedUses = value;
    }

    [Input("dnsNames")]
    private InputList<string>? _dnsNames;

    public InputList<string> DnsNames
    {
        get => _dnsNames ??= new InputList<string>();
        set => _dnsNames = value;
    }

    /// <summary>Hours before the end of validity from which on an update makes a new certificate. 0 never does.</summary>
    [Input("earlyRenewalHours")]
    public Input<int>? EarlyRenewalHours { get; set; }

    [Input("ipAddresses")]
    private InputList<string>? _ipAddresses;

    public InputList<string> IpAddresses
    {
        get => _ipAddresses ??= new InputList<string>();
        set => _ipAddresses = value;
    }

    [Input("isCaCertificate")]
    public Input<bool>? IsCaCertificate { get; set; }

    [Input("maxPathLength")]
    public Input<int>? MaxPathLength { get; set; }

    [Input("privateKeyPem", required: true)]
    private Input<string>? _privateKeyPem;

    /// <summary>Private key in PEM.</summary>
    public Input<string>? PrivateKeyPem
    {
        get => _privateKeyPem;
        set => _privateKeyPem = Output.CreateSecret(value.ToOutput());
    }

    [Input("setAuthorityKeyId")]
    public Input<bool>? SetAuthorityKeyId { get; set; }

    [Input("setSubjectKeyId")]
    public Input<bool>? SetSubjectKeyId { get; set; }

    [Input("subject")]
    public Input<Inputs.SelfSignedCertSubjectArgs>? Subject { get; set; }

    [Input("uris")]
    private InputList<string>? _uris;

    public InputList<string> Uris
    {
        get => _uris ??= new InputList<string>();
        set => _uris = value;
    }

    /// <summary>Hours for which the certificate is valid, from the moment of its creation.</summary>
    [Input("validityPeriodHours", required: true)]
    public Input<int> ValidityPeriodHours { get; set; } = null!;

    public SelfSignedCertArgs()
    {
    }

    public static new SelfSignedCertArgs Empty => new();
}
