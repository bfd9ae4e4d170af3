using System.Collections.Immutable;
using Monitoring.Describe;
using Monitoring.Workloads;

namespace Monitoring.Prometheus;

/// <summary>What <see cref="PrometheusServer"/> is given.</summary>
public sealed class PrometheusServerArgs : ToolArgs
{
    /// <summary>Retention, volume and resources.</summary>
    public required PrometheusInstance Instance { get; init; }

    /// <summary>Text of prometheus.yml.</summary>
    public required string Configuration { get; init; }

    /// <summary>Rule files by file name.</summary>
    public required ImmutableSortedDictionary<string, string> RuleFiles { get; init; }

    /// <summary>True, the default, for one that finds its targets through the API server and shows the token to them; false gives it neither permissions nor token.</summary>
    public bool FindsTargets { get; init; } = true;

    /// <summary>Certificates to mount, each Secret once; the pod waits until the Secrets exist.</summary>
    public ImmutableArray<ClientCertificate> Certificates { get; init; } = [];

    /// <summary>Authorities to mount, each Secret once; the pod waits until the Secrets exist.</summary>
    public ImmutableArray<CertificateAuthority> Authorities { get; init; } = [];
}
