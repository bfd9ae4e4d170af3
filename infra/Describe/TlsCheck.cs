namespace Monitoring.Describe;

/// <summary>How Prometheus checks the certificate of an https target.</summary>
public enum TlsCheck
{
    /// <summary>Against the certificate authority of the cluster, which is mounted with the ServiceAccount token.</summary>
    ClusterCertificateAuthority,

    /// <summary>Not at all: for kubelets and control-plane parts that serve self-signed certificates.</summary>
    Skip,
}
