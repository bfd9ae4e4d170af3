namespace Pulumi.Tls;

/// <summary>What is known of an existing <see cref="CertRequest"/>.</summary>
public sealed class CertRequestState : ResourceArgs
{
    [Input("certRequestPem")]
    public Input<string>? CertRequestPem { get; set; }

    [Input("dnsNames")]
    private InputList<string>? _dnsNames;

    public InputList<string> DnsNames
    {
        get => _dnsNames ??= new InputList<string>();
        set => _dnsNames = value;
    }

    [Input("ipAddresses")]
    private InputList<string>? _ipAddresses;

    public InputList<string> IpAddresses
    {
        get => _ipAddresses ??= new InputList<string>();
        set => _ipAddresses = value;
    }

    [Input("keyAlgorithm")]
    public Input<string>? KeyAlgorithm { get; set; }

    [Input("privateKeyPem")]
    private Input<string>? _privateKeyPem;

    /// <summary>Private key in PEM.</summary>
    public Input<string>? PrivateKeyPem
    {
        get => _privateKeyPem;
        set => _privateKeyPem = Output.CreateSecret(value.ToOutput());
    }

    [Input("subject")]
    public Input<Inputs.CertRequestSubjectGetArgs>? Subject { get; set; }

    [Input("uris")]
    private InputList<string>? _uris;

    public InputList<string> Uris
    {
        get => _uris ??= new InputList<string>();
        set => _uris = value;
    }

    public CertRequestState()
    {
    }

    public static new CertRequestState Empty => new();
}
