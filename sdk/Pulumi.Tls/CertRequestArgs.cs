namespace Pulumi.Tls;

/// <summary>What a <see cref="CertRequest"/> is made of.</summary>
public sealed class CertRequestArgs : ResourceArgs
{
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

    [Input("privateKeyPem", required: true)]
    private Input<string>? _privateKeyPem;

    /// <summary>Private key in PEM.</summary>
    public Input<string>? PrivateKeyPem
    {
        get => _privateKeyPem;
        set => _privateKeyPem = Output.CreateSecret(value.ToOutput());
    }

    [Input("subject")]
    public Input<Inputs.CertRequestSubjectArgs>? Subject { get; set; }

    [Input("uris")]
    private InputList<string>? _uris;

    public InputList<string> Uris
    {
        get => _uris ??= new InputList<string>();
        set => _uris = value;
    }

    public CertRequestArgs()
    {
    }

    public static new CertRequestArgs Empty => new();
}
