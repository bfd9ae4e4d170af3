using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Workloads;

namespace Monitoring.Prometheus;

/// <summary>What <see cref="PrometheusServer"/> is given.</summary>
public sealed class PrometheusServerArgs : ToolArgs
{
    /// <summary>Retention, volume and resources.</summary>
    public required PrometheusSettings Settings { get; init; }

    /// <summary>Text of prometheus.yml.</summary>
    public required string Configuration { get; init; }

    /// <summary>Rule files by file name.</summary>
    public required ImmutableSortedDictionary<string, string> RuleFiles { get; init; }

    /// <summary>Certificates to mount, each Secret once; the pod waits until the Secrets exist.</summary>
    public ImmutableArray<ClientCertificate> Certificates { get; init; } = [];

    /// <summary>Authorities to mount, each Secret once; the pod waits until the Secrets exist.</summary>
    public ImmutableArray<CertificateAuthority> Authorities { get; init; } = [];
}
