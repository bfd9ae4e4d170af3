using Monitoring.Describe;
using Monitoring.Workloads;
using Pulumi;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Tls;
using Pulumi.Tls.Inputs;

namespace Monitoring.Certificates;

/// <summary>
/// The stack's own certificate authority: the tools prove to each other with it who they are. Use it once per stack. Its key is kept in the
/// state only; pods get certificates that it signed, and its own certificate to check others with. That lies in a Secret of its own, too, for
/// whoever calls several tools: Prometheus, and people.
/// </summary>
public sealed class StackAuthority : ComponentResource
{
    /// <summary>Ten years: replacing an authority means replacing every certificate at once.</summary>
    private const int ValidityHours = 10 * 365 * 24;

    /// <summary>The kind of key that all certificates of the stack have: small, quick, and known to every TLS library and to the JVM.</summary>
    internal static readonly PrivateKeyArgs KeyArgs = new() { Algorithm = "ECDSA", EcdsaCurve = "P256" };

    private readonly PrivateKey _key;

    /// <param name="name">Name of the component.</param>
    /// <param name="site">Where its Secret is put; see <see cref="WorkloadOf"/>.</param>
    /// <param name="options">Options of the component.</param>
    public StackAuthority(string name, ToolSite site, ComponentResourceOptions? options = null)
        : base("monitoring:certificates:StackAuthority", name, options)
    {
        var child = new CustomResourceOptions { Parent = this };
        _key = new PrivateKey($"{name}-key", KeyArgs, child);
        Certificate = new SelfSignedCert($"{name}-certificate", new SelfSignedCertArgs
        {
            PrivateKeyPem = _key.PrivateKeyPem,
            IsCaCertificate = true,
            Subject = new SelfSignedCertSubjectArgs { CommonName = "monitoring", Organization = "monitoring" },
            ValidityPeriodHours = ValidityHours,
            AllowedUses = { "cert_signing", "crl_signing", "digital_signature" },
        }, child).CertPem;
        _ = new Secret($"{name}-file", new SecretArgs
        {
            Metadata = new ObjectMetaArgs { Name = site.Workload.Name, Namespace = site.Namespace, Labels = StackLabels.Of(site.Workload) },
            Type = "Opaque",
            StringData = { [CertificateFile] = Certificate },
        }, child);
        RegisterOutputs();
    }

    /// <summary>Key of its Secret.</summary>
    public const string CertificateFile = "ca.crt";

    /// <summary>What its objects are labelled with.</summary>
    /// <param name="namespace">Namespace of the tools.</param>
    public static Workload WorkloadOf(string @namespace) => new(CertificateAuthority.OfStackSecret, @namespace, "certificates");

    /// <summary>Its certificate (PEM), by which clients check servers.</summary>
    [Output("certificate")]
    public Output<string> Certificate { get; private set; }

    /// <summary>Its private key (PEM, secret).</summary>
    internal Output<string> Key => _key.PrivateKeyPem;
}
