using System.Collections.Immutable;

namespace Pulumi.Tls;

/// <summary>A certificate signed with the key of an authority that is at hand; it is renewed by an update within the early renewal hours before its end.</summary>
[TlsResourceType("tls:index/locallySignedCert:LocallySignedCert")]
public partial class LocallySignedCert : CustomResource
{
    [Output("allowedUses")]
    public Output<ImmutableArray<string>> AllowedUses { get; private set; } = null!;

    [Output("caCertPem")]
    public Output<string> CaCertPem { get; private set; } = null!;

    [Output("caKeyAlgorithm")]
    public Output<string> CaKeyAlgorithm { get; private set; } = null!;

    [Output("caPrivateKeyPem")]
    public Output<string> CaPrivateKeyPem { get; private set; } = null!;

    [Output("certPem")]
    public Output<string> CertPem { get; private set; } = null!;

    [Output("certRequestPem")]
    public Output<string> CertRequestPem { get; private set; } = null!;

    [Output("earlyRenewalHours")]
    public Output<int> EarlyRenewalHours { get; private set; } = null!;

    [Output("isCaCertificate")]
    public Output<bool> IsCaCertificate { get; private set; } = null!;

    [Output("maxPathLength")]
    public Output<int> MaxPathLength { get; private set; } = null!;

    [Output("readyForRenewal")]
    public Output<bool> ReadyForRenewal { get; private set; } = null!;

    [Output("setSubjectKeyId")]
    public Output<bool> SetSubjectKeyId { get; private set; } = null!;

    [Output("validityEndTime")]
    public Output<string> ValidityEndTime { get; private set; } = null!;

    [Output("validityPeriodHours")]
    public Output<int> ValidityPeriodHours { get; private set; } = null!;

    [Output("validityStartTime")]
    public Output<string> ValidityStartTime { get; private set; } = null!;

    public LocallySignedCert(string name, LocallySignedCertArgs args, CustomResourceOptions? options = null)
        : base("tls:index/locallySignedCert:LocallySignedCert", name, args ?? new LocallySignedCertArgs(), MakeResourceOptions(options, ""))
    {
    }

    private LocallySignedCert(string name, Input<string> id, LocallySignedCertState? state, CustomResourceOptions? options)
        : base("tls:index/locallySignedCert:LocallySignedCert", name, state, MakeResourceOptions(options, id))
    {
    }

    public static LocallySignedCert Get(string name, Input<string> id, LocallySignedCertState? state = null, CustomResourceOptions? options = null) =>
        new(name, id, state, options);

    private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id) =>
        TlsResourceOptions.Make(options, id, additionalSecretOutputs: ["caPrivateKeyPem"]);
}
