using Monitoring.Describe;

namespace Monitoring.Prometheus;

/// <summary>Where a Prometheus runs, as far as its configuration has to know: its directories, and how it reaches the cluster.</summary>
public sealed record PrometheusPlace
{
    /// <summary>In a pod of the cluster that it watches.</summary>
    public static readonly PrometheusPlace Pod = new()
    {
        RulesDirectory = PrometheusConfig.RulesDirectory,
        CertificatesDirectory = "/etc/prometheus/certificates",
        AuthoritiesDirectory = "/etc/prometheus/authorities",
        AccountDirectory = "/var/run/secrets/kubernetes.io/serviceaccount",
    };

    /// <summary>On a host, where rules are beside prometheus.yml and secrets in a directory of their own.</summary>
    public static PrometheusPlace Host(string secrets) => new()
    {
        RulesDirectory = "rules",
        CertificatesDirectory = $"{secrets}/certificates",
        AuthoritiesDirectory = $"{secrets}/authorities",
        AccountDirectory = $"{secrets}/cluster",
    };

    /// <summary>Directory of the rule files.</summary>
    public required string RulesDirectory { get; init; }

    /// <summary>Directory with a directory for each client certificate.</summary>
    public required string CertificatesDirectory { get; init; }

    /// <summary>Directory with a directory for each authority.</summary>
    public required string AuthoritiesDirectory { get; init; }

    /// <summary>Directory with <c>token</c> and <c>ca.crt</c> of the account by which the cluster knows Prometheus.</summary>
    public required string AccountDirectory { get; init; }

    /// <summary>How the cluster is reached; null from inside, where Prometheus finds it by itself.</summary>
    public OutsideAccess? Outside { get; init; }

    /// <summary>Directory of the files of a client certificate.</summary>
    public string DirectoryOf(ClientCertificate certificate) => $"{CertificatesDirectory}/{certificate.Secret}";

    /// <summary>Directory of the certificate of an authority.</summary>
    public string DirectoryOf(CertificateAuthority authority) => $"{AuthoritiesDirectory}/{authority.Secret}";
}
